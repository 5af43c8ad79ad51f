"""
A collective meeting: the bureau-affairs meeting, or the heads' discussion of a case.

The same model is a record of its own (`type: meeting`) and a part of a case.
Pure. Imports `types` and `blocks` only.
"""

from __future__ import annotations

from typing import Literal

from checker.records.blocks import Accountability, Organ, Penalty, Person, Topic
from checker.records.types import (
    Block,
    Count,
    Id,
    IsoDate,
    IsoDateTime,
    PersonRef,
    Text,
    field,
    required,
)


class MeetingNotice(Block):
    """The notice that called the meeting."""

    sent_on: IsoDate | None = field("通知日期", "Sent on")
    delivered_to: list[PersonRef] | None = field("通知送达人员", "Delivered to")
    items_named: bool | None = field("列明待决事项", "Names the items for decision")
    deviation_reason: Text | None = field("未按期通知的理由", "Reason for a departure")


class Attendance(Block):
    """One person's place at the meeting."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("人员", "Person")
    capacity: Literal["member", "observer"] | None = field("身份", "Member or observer")
    present: bool | None = field("到会", "Present")
    absence_reason: Text | None = field("缺席事由", "Reason for absence")
    leave_requested: bool | None = field("已请假", "Asked for leave")
    items_told_on: IsoDate | None = field("议题告知日", "Absentee told of the items on")
    views_sought: bool | None = field("征求意见", "Absentee's opinion sought")
    signed_minutes: bool | None = field("签名确认记录", "Signed the minutes")
    arrived_at: IsoDateTime | None = field("到会时间", "Arrived at")


class Statement(Block):
    """What one person said on one item."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("发言人", "Speaker")
    order: Count | None = field("发言次序", "Order of speaking")
    position: Literal["for", "against", "other_opinion", "none"] | None = field(
        "表态", "Position on the proposal"
    )
    topic: Topic | None = field("所涉事项", "Topic of a dissent")
    vote: Literal["for", "against", "abstain"] | None = field("表决", "Vote")
    text: Text | None = field("发言内容", "Text")


class Resolution(Block):
    """What the meeting resolved on one item."""

    text: Text | None = field("决议内容", "Text")
    passed: bool | None = field("通过", "Passed")
    decided_by: PersonRef | None = field("最后决定人", "Final decider")
    penalty: Penalty | None = field("决议的处罚", "Penalty resolved on")
    measures: Text | None = field("落实措施", "Measures")


class Ballot(Block):
    """The count of a ballot."""

    for_count: Count | None = field("同意票数", "Votes for")
    against_count: Count | None = field("反对票数", "Votes against")
    abstain_count: Count | None = field("弃权票数", "Abstentions")


class ChangedDecision(Block):
    """What became of a resolution that was changed afterwards."""

    rediscussed_on: IsoDate | None = field("重新提交会议讨论日期", "Discussed again on")
    acted_on: IsoDate | None = field("按改变后的决定办理日期", "Acted upon as changed on")


class EmergencyDecision(Block):
    """A decision that an emergency did not let wait for the meeting."""

    id: Id = required("编号", "Id")
    made_on: IsoDate | None = field("决定日期", "Made on")
    members_told_on: IsoDate | None = field("向其他成员通报日期", "Other members told on")
    reported: bool | None = field("已在本次会议报告", "Reported at this meeting")


StudySubject = Literal["political_theory", "laws_and_regulations", "professional_knowledge"]


class AgendaItem(Block):
    """One item of the agenda."""

    id: Id = required("编号", "Id")
    title: Text | None = field("议题", "Title")
    matter: (
        Literal[
            "relay_policy",
            "implement_superior_decisions",
            "relay_party_group_meetings",
            "study",
            "work_plan",
            "licence_review",
            "project_review",
            "major_penalty",
            "seizure_disposition",
            "requisition_compensation",
            "report_to_superior",
            "personnel",
            "reports_and_special_work",
            "other",
        ]
        | None
    ) = field("事项类别", "Class of the matter")
    case_id: Id | None = field("所涉案件", "Case it concerns")
    needs_decision: bool | None = field("需作决定", "Needs a decision")
    important: bool | None = field("重要事项", "Important")
    proposed_by: PersonRef | None = field("提出人", "Proposed by")
    confirmed_by: PersonRef | None = field("确定人", "Confirmed for the agenda by")
    reported_by: PersonRef | None = field("汇报人", "Reported by")
    material_ready: bool | None = field("会前材料", "Material prepared beforehand")
    discussion_attested_by: PersonRef | None = field("讨论充分的证明人", "Full discussion attested")
    statements: list[Statement] | None = field("发言与表态", "Statements and positions")
    resolution: Resolution | None = field("决议", "Resolution")
    study_subject: StudySubject | None = field("学习内容", "Subject of the study")
    effective_on: IsoDate | None = field(
        "文件印发、报告上报或者决定生效日期",
        "Document issued, report sent or decision effective on",
    )
    execution_needed: bool | None = field("需有关人员执行", "Calls for action")
    execution_noted_on: IsoDate | None = field(
        "执行情况记载日期", "How it was carried out, noted on"
    )
    leader_in_charge_present: bool | None = field("分管领导到会", "Leader in charge present")
    ballot_required: bool | None = field("应当票决", "Must be decided by ballot")
    ballot: Ballot | None = field("票决结果", "Result of the ballot")
    changed: ChangedDecision | None = field(
        "局务会原决定的改变", "Change of a decision of the bureau-affairs meeting"
    )


MinutesItem = Literal[
    "name",
    "time_and_place",
    "topics",
    "presider",
    "attendance",
    "absence_reasons",
    "minute_taker",
    "statements",
    "dissent",
    "resolution",
    "how_passed",
    "signatures",
]


class Minutes(Block):
    """The minutes of the meeting."""

    number: Text | None = field("编号", "Number")
    minute_taker: PersonRef | None = field("记录人", "Minute taker")
    contents: list[MinutesItem] | None = field("记载内容", "What the minutes hold")
    truthful_attested_by: PersonRef | None = field("详实证明人", "Truthfulness attested by")
    archived_on: IsoDate | None = field("归档日期", "Archived on")
    book_opened_on: IsoDate | None = field("记录本启用日期", "Minute book opened on")
    book_closed_on: IsoDate | None = field("记录本截止日期", "Minute book closed on")
    monitoring_filed_on: IsoDate | None = field(
        "报监控工作办公室备案日期", "Filed with the monitoring office on"
    )


class Delegation(Block):
    """The principal head's delegation to preside."""

    granted_by: PersonRef | None = field("委托人", "Granted by")
    to: PersonRef | None = field("受托人", "Granted to")
    on: IsoDate | None = field("委托日期", "Granted on")
    head_consulted_on: IsoDate | None = field("请示局长日期", "Head consulted on")
    head_directed: bool | None = field("局长指示如何决定", "The head directed the decision")


class MeetingBody(Block):
    """All of a meeting but what makes it a record."""

    name: Text | None = field("会议名称", "Name")
    body: (
        Literal[
            "bureau_affairs_meeting",
            "heads_discussion",
            "party_group",
            "case_review_meeting",
            "head_office_meeting",
            "party_committee_meeting",
            "situation_briefing",
            "other",
        ]
        | None
    ) = field("会议种类", "Body that met")
    held_on: IsoDate | None = field("召开日期", "Held on")
    started_at: IsoDateTime | None = field("开始时间", "Started at")
    place: Text | None = field("地点", "Place")
    presider: PersonRef | None = field("主持人", "Presider")
    delegation: Delegation | None = field("主持委托", "Delegation to preside")
    entitled: list[PersonRef] | None = field("应到会人员", "Those entitled to attend as members")
    notice: MeetingNotice | None = field("会议通知", "Notice of the meeting")
    attendance: list[Attendance] | None = field("出席列席缺席情况", "Attendance")
    special_circumstances: Text | None = field(
        "低于法定人数召开的特殊情况", "Special circumstances of a meeting below the quorum"
    )
    items: list[AgendaItem] | None = field("议题", "Items")
    minutes: Minutes | None = field("会议记录", "Minutes")
    summary_made_on: IsoDate | None = field("会议纪要日期", "Summary made on")
    regular: bool | None = field("例会", "Regular weekly meeting")
    time_reason: Text | None = field("未在周一上午召开的理由", "Reason for another time")
    summary_archived_on: IsoDate | None = field("会议纪要存档日期", "Summary archived on")
    major_matters: bool | None = field("研究决定重大事项", "Decides on major matters")
    discipline_secretary_present: bool | None = field(
        "纪委书记到会", "Discipline secretary present"
    )
    discipline_record_on: IsoDate | None = field(
        "纪委会议记录日期", "Discipline committee's own record made on"
    )
    summary_sent_on: IsoDate | None = field("会议纪要发送日期", "Summary sent on")
    summary_number: Text | None = field("会议纪要编号", "Number of the summary")
    principal: PersonRef | None = field(
        "领导班子主要负责人（党委书记）", "Principal of the leading group (Party secretary)"
    )
    emergency_decisions: list[EmergencyDecision] | None = field(
        "会前作出的紧急决定", "Emergency decisions since the last meeting"
    )


class Meeting(MeetingBody):
    """A meeting inside a case."""

    id: Id = required("编号", "Id")


class MeetingRecord(MeetingBody):
    """A meeting as a record of its own."""

    type: Literal["meeting"] = required("记录类型", "Record type")
    id: Id = required("记录编号", "Record id")
    organ: Organ | None = field("机关", "Organ")
    people: list[Person] | None = field("人员", "People")
    accountability: Accountability | None = field("过错与原因", "Fault and causes")
