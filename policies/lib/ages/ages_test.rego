package lib.ages_test

import data.lib.ages

test_under_until_the_birthday_itself if {
	ages.under("2012-03-02", 14, "2026-03-02")
	not ages.under("2012-03-02", 14, "2026-03-03")
}

test_29_february_stands_before_1_march if {
	ages.under("2012-02-29", 14, "2026-02-28")
	not ages.under("2012-02-29", 14, "2026-03-01")
}

test_born_before_every_calendar if not ages.under("1931-12-31", 18, "1996-10-01")
