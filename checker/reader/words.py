"""
The sentences of refusals: what is wrong, where, and what to do, in Chinese and English.

Shapes: `SENTENCES` maps a code, or `code.why` for one case of it, to its two templates.
    `{where}` is a place in the record as its field guide calls it; the other slots are
    named after what they hold.
Pure. Imports nothing of the project.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_LANGUAGES = ("zh", "en")
_LONGEST = 40

#: What to do with a value that is not there, the same everywhere.
_ABSENT = (
    "案卷中确实没有的写 null，系统没有导出的删去该项。",
    "Write null if the file holds none; remove the key if it was not exported.",
)

KINDS: dict[str, tuple[str, str]] = {
    "object": ("对象（花括号 {…}）", "an object {…}"),
    "list": ("列表（方括号 […]）", "a list […]"),
    "string": ("带引号的文字", "text in quotation marks"),
    "integer": ("整数", "a whole number"),
    "number": ("数字", "a number"),
    "boolean": ("是非值（true 或 false）", "true or false"),
    "null": ("空值（null）", "null"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    # The file.
    "unreadable": (
        "无法读取文件：{reason}。请核对路径和权限。",
        "The file cannot be read: {reason}. Check the path and your rights.",
    ),
    "unreadable.link": (
        "这是符号链接，没有沿它读取。请把所指的文件放到这里，或者直接指明该文件。",
        "This is a symbolic link and was not followed. Put the file itself here, or name it "
        "directly.",
    ),
    "unreadable.special": (
        "这是管道、设备之类，不是普通文件，没有打开。请先把内容存为文件，或用 - 从标准输入读取。",
        "This is a pipe, a device or the like, and was not opened. Save its content as a file, "
        "or use - for standard input.",
    ),
    "unreadable.folder": (
        "无法打开文件夹：{reason}。其中的文件没有读取，请核对权限。",
        "The folder cannot be opened: {reason}. The files in it were not read; check your rights.",
    ),
    "empty": (
        "文件是空的，没有可读的记录。请检查导出是否完成，重新导出后再试。",
        "The file is empty; there is no record in it. Check that the export finished, "
        "and export it again.",
    ),
    "too_large": (
        "文件超过一份记录的上限 {limit} MB。多份记录请每份写成一行；"
        "扫描件、照片等请勿嵌入记录，只写其名称。",
        "The file is larger than {limit} MB, the limit for one record. Write several records "
        "one a line, and name scans and photographs instead of embedding them.",
    ),
    "too_large.line": (
        "本行超过一份记录的上限 {limit} MB，已经跳过，其余各行照常读取。"
        "请检查导出；扫描件、照片等请勿嵌入记录，只写其名称。",
        "The line is larger than {limit} MB, the limit for one record. It was skipped and the "
        "others were read. Check the export; name scans and photographs instead of embedding "
        "them.",
    ),
    "too_large.item": (
        "列表中的这一份记录超过上限 {limit} MB，已经跳过，其余记录照常读取。"
        "请检查导出；扫描件、照片等请勿嵌入记录，只写其名称。",
        "This record of the list is larger than {limit} MB, the limit for one. It was skipped "
        "and the others were read. Check the export; name scans and photographs instead of "
        "embedding them.",
    ),
    "too_many_values": (
        "文件中的数据超过 {limit} 项，不是一份案卷应有的规模。请检查导出，多份记录请每份写成一行。",
        "The file holds more than {limit} values, which is no single record. Check the "
        "export, and write several records one a line.",
    ),
    "not_text": (
        "这是 {kind} 文件，不是 JSON 文本。请提供系统导出的 JSON 文件。",
        "This is a {kind} file and not JSON text. Give the JSON file that the system exports.",
    ),
    "not_utf8": (
        "文件不是 UTF-8 编码（第 {offset} 字节起无法解读）。请另存为 UTF-8（不带 BOM）后再试。",
        "The file is not UTF-8 (unreadable from byte {offset}). Save it as UTF-8 without BOM.",
    ),
    "not_utf8.gbk": (
        "文件不是 UTF-8 编码，看来是 GBK（GB 18030）。请另存为 UTF-8（不带 BOM）后再试。",
        "The file is not UTF-8; it seems to be GBK (GB 18030). Save it as UTF-8 without BOM.",
    ),
    "not_utf8.utf16": (
        "文件不是 UTF-8 编码，看来是 UTF-16（有的软件称为“Unicode”）。"
        "请另存为 UTF-8（不带 BOM）后再试。",
        "The file is not UTF-8; it seems to be UTF-16 (some programs call it Unicode). "
        "Save it as UTF-8 without BOM.",
    ),
    "not_utf8.utf32": (
        "文件不是 UTF-8 编码，看来是 UTF-32。请另存为 UTF-8（不带 BOM）后再试。",
        "The file is not UTF-8; it seems to be UTF-32. Save it as UTF-8 without BOM.",
    ),
    "bom": (
        "文件开头有 BOM（不可见的三个字节 EF BB BF）。请另存为 UTF-8（不带 BOM）后再试。",
        "The file begins with a BOM (three invisible bytes, EF BB BF). "
        "Save it as UTF-8 without BOM.",
    ),
    # Archives, and files of many records.
    "archive_broken.truncated": (
        "压缩包到这里就中断了。此前的记录已经读取，此后的没有。请重新复制或导出后再检查。",
        "The archive breaks off here. The records before were read, those after it were not. "
        "Copy or export it again.",
    ),
    "archive_broken.corrupt": (
        "压缩包在这里已经损坏，无法解读。此前的记录已经读取，此后的没有。"
        "请重新复制或导出后再检查。",
        "The archive is damaged here and cannot be read on. The records before were read, those "
        "after it were not. Copy or export it again.",
    ),
    "archive_broken.checksum": (
        "解压后的内容与压缩包中的校验值不符，内容已经损坏，已读取的部分不可靠。"
        "请重新复制或导出后再检查。",
        "The content does not agree with the check sum in the archive: it is damaged, and what "
        "was read of it cannot be relied on. Copy or export it again.",
    ),
    "archive_broken.directory": (
        "ZIP 文件的目录缺失或已经损坏，多因文件没有写完。能够读出的记录已经读取，可能不全。"
        "请重新复制或导出后再检查。",
        "The directory of the ZIP file is missing or damaged; the file was probably not finished. "
        "What could be read was read, and more may be missing. Copy or export it again.",
    ),
    "archive_broken.trailing": (
        "压缩包的结束标志之后还有内容，没有读取。请重新打包；几个压缩包不要首尾相接。",
        "More follows behind the end of the archive and was not read. Pack it again; archives "
        "cannot be joined end to end.",
    ),
    "archive_unsafe": (
        "文件名{found}指向压缩包以外的位置，没有读取。请用相对路径重新打包，并核实来源。",
        "The name {found} leads out of the archive, so it was not read. Pack it again with "
        "relative names, and find out where it comes from.",
    ),
    "archive_unsafe.link": (
        "压缩包中的这一项是链接，没有沿它读取。请把文件本身放入压缩包。",
        "This member is a link and was not followed. Put the file itself into the archive.",
    ),
    "archive_unsafe.special": (
        "压缩包中的这一项是管道或设备，不是文件，没有读取。请去掉这一项，并核实来源。",
        "This member is a pipe or a device and no file, so it was not read. Remove it, and find "
        "out where it comes from.",
    ),
    "archive_nested": (
        "压缩包里又是压缩包，没有展开。请先解开外面一层，再检查里面的压缩包。",
        "This is an archive inside an archive and was not opened. Unpack the outer one, and "
        "check those inside.",
    ),
    "archive_encrypted": (
        "该文件加了密码，无法读取。请解密后重新打包，或把解密后的文件直接提供检查。",
        "The member is encrypted and cannot be read. Decrypt it, and pack it again or give the "
        "file itself.",
    ),
    "archive_unsupported": (
        "该文件的压缩方式（{found}）不受支持，没有读取。请用普通方式（ZIP 的 deflate）重新打包。",
        "It is compressed in a way that is not supported ({found}), so it was not read. Pack it "
        "again in the ordinary way (deflate, for ZIP).",
    ),
    "archive_too_big.expansion": (
        "压缩包展开后超过 {limit} MB，与其大小极不相称，此后的内容没有读取。"
        "请核实来源；内容确实无误的，分成几个压缩包，或者解开后再检查。",
        "The archive unpacks to more than {limit} MB, out of all proportion to its size, and was "
        "not read further. Find out where it comes from; if it is in order, split or unpack it.",
    ),
    "archive_too_big.members": (
        "压缩包中的文件超过 {limit} 个，此后的没有读取。请分成几个压缩包。",
        "The archive has more than {limit} members; those after it were not read. Split it.",
    ),
    "archive_empty": (
        "压缩包中没有记录文件（.json、.jsonl、.ndjson 等）。请核对是否打包了导出的数据。",
        "There is no record file in the archive (.json, .jsonl, .ndjson and so on). Check that "
        "the exported data were packed.",
    ),
    "list_broken.separator": (
        "列表在这里不成形：记录之后应为逗号或右方括号，却是{found}。"
        "此前的记录已经读取，此后的没有。请检查导出。",
        "The list is broken here: a comma or ] should follow a record, and not {found}. The "
        "records before were read, those after it were not. Check the export.",
    ),
    "list_broken.truncated": (
        "列表到这里就中断了，没有右方括号。此前的记录已经读取。"
        "请检查导出是否完成，重新导出后再试。",
        "The list breaks off here, without its closing ]. The records before were read. Check "
        "that the export finished, and export it again.",
    ),
    "list_broken.trailing": (
        "列表已经结束，后面还有内容（{found}），没有读取。请检查导出，一个文件只放一个列表。",
        "The list has ended, but more follows ({found}) and was not read. Check the export; put "
        "one list in a file.",
    ),
    # The text.
    "truncated": (
        "文件到这里就中断了，第 {opened} 行的括号还没有闭合。请检查导出是否完成，重新导出后再试。",
        "The file breaks off here; the bracket of line {opened} is not closed. "
        "Check that the export finished, and export it again.",
    ),
    "truncated.blank": (
        "文件中只有空白，没有可读的记录。请检查导出是否完成，重新导出后再试。",
        "There is only white space in the file. Check that the export finished, "
        "and export it again.",
    ),
    "trailing": (
        "记录已经结束，后面还有内容（{found}）。请删去多余内容；多份记录请每份写成一行，一行一份记录。",
        "The record has ended, but more text follows ({found}). Remove it; write several "
        "records one a line, and on a line one record.",
    ),
    "too_deep": (
        "括号嵌套超过 {limit} 层，不是案卷记录的结构。请检查导出。",
        "Brackets are nested more than {limit} deep, which no record is. Check the export.",
    ),
    "duplicate_key": (
        "{where}：同一对象中该项写了两次（第一次在第 {first} 行），无法确定以哪个为准。"
        "请只保留一个。",
        "{where}: the key stands twice in the same object (first on line {first}), so it "
        "cannot be told which one counts. Keep one.",
    ),
    "not_a_number": (
        "{where}：{found}不是 JSON 允许的数。请填写实际数值。" + _ABSENT[0],
        "{where}: {found} is no number in JSON. Write the number itself. " + _ABSENT[1],
    ),
    "lone_surrogate": (
        "{where}：{found}只是半个字符，多因文字被截断所致。请更正该处文字。",
        "{where}: {found} is half a character; a text was probably cut short. Mend the text.",
    ),
    "not_json.comma_missing": (
        "这里（{found}之前）缺少逗号。请在上一项之后补上逗号。",
        "A comma is missing here, before {found}. Put one after the item before it.",
    ),
    "not_json.comma_too_many": (
        "{found}之前多了一个逗号。请删去最后一项之后的逗号。",
        "There is a comma too many before {found}. Remove the one after the last item.",
    ),
    "not_json.comma_twice": (
        "这里多了一个逗号，或者缺了一个值。请删去逗号或补上值。",
        "There is a comma too many here, or a value is missing. Remove or complete it.",
    ),
    "not_json.colon_missing": (
        "这里（{found}之前）缺少冒号。名称与值之间应有冒号。",
        "A colon is missing here, before {found}; one stands between a key and its value.",
    ),
    "not_json.colon_again": (
        "这里多了一个冒号。请检查是否缺少逗号或引号。",
        "There is a colon too many here. Look for a comma or a quotation mark that is missing.",
    ),
    "not_json.value_missing": (
        "这里（{found}之前）缺少一个值。" + _ABSENT[0],
        "A value is missing here, before {found}. " + _ABSENT[1],
    ),
    "not_json.value_expected": (
        "这里应有一个值，却是{found}。请更正。",
        "A value should stand here, and not {found}. Correct it.",
    ),
    "not_json.key_expected": (
        "这里应有带双引号的名称，却是{found}。请更正。",
        "A key in double quotation marks should stand here, and not {found}. Correct it.",
    ),
    "not_json.key_unquoted": (
        "名称{found}没有加双引号。请加上英文双引号。",
        "The key {found} has no quotation marks. Put it in double quotation marks.",
    ),
    "not_json.value_unquoted": (
        "{found}没有加双引号。文字须放在英文双引号中。",
        "{found} has no quotation marks. Text stands in double quotation marks.",
    ),
    "not_json.literal": (
        "{found}不是 JSON 的写法。请写 true、false 或 null（全部小写）。",
        "{found} is not how JSON writes it. Write true, false or null, in small letters.",
    ),
    "not_json.number": (
        "这个数的写法不对。请写成普通数字，如 5、-3、0.5；编号、日期须加双引号。",
        "This number is not written as JSON asks. Write it plainly, like 5, -3 or 0.5; "
        "ids and dates stand in quotation marks.",
    ),
    "not_json.single_quotes": (
        "用了单引号。请改为英文双引号。",
        "A single quotation mark is used. Use double quotation marks.",
    ),
    "not_json.full_width": (
        '用了中文标点{found}。请在英文输入法下改写（, : " {{ }} [ ]）。',
        'The full-width mark {found} is used. Write the plain one (, : " {{ }} [ ]).',
    ),
    "not_json.comment": (
        "JSON 中不能有注释。请删去。",
        "There can be no comments in JSON. Remove it.",
    ),
    "not_json.wrong_closing": (
        "括号不配对：这里是{found}，与前面的开括号不符。请检查括号。",
        "Brackets do not match: {found} does not close the bracket that is open. Check them.",
    ),
    "not_json.string_open": (
        "从这里开始的文字没有结束的双引号。请补上；文件也可能没有导出完整。",
        "The text that begins here has no closing quotation mark. Put it in, or export the "
        "file again if it is not complete.",
    ),
    "not_json.string_broken": (
        "从这里开始的文字在本行没有结束的双引号。请补上；文字中的换行须写作 \\n。",
        "The text that begins here is not closed on its line. Put in the quotation mark; "
        "a line break inside a text is written \\n.",
    ),
    "not_json.control": (
        "文字中有控制字符（制表符等）。请删去，或写作 \\t 之类的转义。",
        "There is a control character (a tab, for example) in the text. Remove it, or "
        "write it as an escape like \\t.",
    ),
    "not_json.escape": (
        "反斜杠的用法不对。要写反斜杠本身（如文件路径），请写两个：\\\\。",
        "The backslash is not used as JSON asks. For the mark itself, as in a file's path, "
        "write two: \\\\.",
    ),
    # What the record is.
    "not_an_object": (
        "这里应为一份记录（花括号 {{…}}），现为{found}。请检查导出。",
        "A record, an object {{…}}, should stand here, but this is {found}. Check the export.",
    ),
    "type_missing": (
        "缺少 type（记录类型），无法判断这是什么记录。请写明，可用的有：{allowed}。",
        "The key `type` is missing, so it cannot be told what this record is. "
        "Give it; there are: {allowed}.",
    ),
    "type_unknown": (
        "没有{found}这种记录类型。{nearest}可用的有：{allowed}。",
        "There is no record type {found}. {nearest}There are: {allowed}.",
    ),
    "unknown_key": (
        "{where}：没有{found}这一项。{nearest}请更正名称；确属本工具不用的数据，请删去。",
        "{where}: there is no key {found} here. {nearest}Correct the name, or remove what "
        "the checker has no place for.",
    ),
    "missing_id": (
        "{where}：缺少 {key}。没有编号就无法指明是哪一项，请补上。",
        "{where}: the key {key} is missing. Give the id; without it nobody could tell "
        "which one is meant.",
    ),
    "null_id": (
        "{where}：编号不能为 null。请填写。",
        "{where}: an id cannot be null. Give it.",
    ),
    "bad_id": (
        "{where}：编号{found}不合要求。编号为 1 至 64 个字符，不得含空白、/ 和 ~。请更正。",
        "{where}: {found} is no id. An id has 1 to 64 characters, without white space, "
        "/ and ~. Correct it.",
    ),
    "placeholder": (
        "{where}：还没有填写。请填写编号；用不着的样例，整项删去。",
        "{where}: this is not filled in yet. Give the id, or remove a sample that is not needed.",
    ),
    "duplicate_id": (
        "{where}：编号{found}与第 {first} 行的一项相同。同一列表中编号不得重复，请更正。",
        "{where}: the id {found} is taken by the item on line {first}. "
        "Ids in a list must differ; correct one.",
    ),
    "unknown_person": (
        "{where}：“{people}”（people）中没有编号为{found}的人员。{nearest}"
        "请更正编号，或补列该人员。",
        "{where}: there is nobody with the id {found} in `people`. {nearest}Correct the id, "
        "or list the person.",
    ),
    "unknown_person.null": (
        "{where}：写了人员编号{found}，而“{people}”（people）为 null，即案卷中没有人员。"
        "请补列该人员；人员没有导出的，删去 people 一项。",
        "{where}: this names the person {found}, but `people` is null: the file holds "
        "nobody. List the person, or remove the key `people` if it was not exported.",
    ),
    "unknown_person.filled": (
        "{where}：写了人员编号{found}，而“{people}”（people）没有导出，"
        "导出约定又声明该部分完整导出。请补列该人员，或更正导出约定。",
        "{where}: this names the person {found}, but `people` is absent and the export "
        "profile says that it is exported in full. List the person, or correct the profile.",
    ),
    "unknown_person.name": (
        "{where}：这里填的是姓名，应填人员编号：{people_ids}。请更正。",
        "{where}: this is a name; the person's id belongs here: {people_ids}. Correct it.",
    ),
    # Its values.
    "empty_text": (
        "{where}：是空的文字。" + _ABSENT[0],
        "{where}: the text is empty. " + _ABSENT[1],
    ),
    "wrong_type": (
        "{where}：应为{expected}，现为{found}。" + _ABSENT[0],
        "{where}: this should be {expected}, but is {found}. " + _ABSENT[1],
    ),
    "wrong_type.list": (
        "{where}：应为{expected}，现为{found}。即使只有一项，也要放在方括号中。",
        "{where}: this should be {expected}, but is {found}. "
        "Even a single item stands in brackets.",
    ),
    "wrong_type.quotes_missing": (
        "{where}：应为{expected}，现为{found}。请加上英文双引号。",
        "{where}: this should be {expected}, but is {found}. Put it in quotation marks.",
    ),
    "wrong_type.quotes_extra": (
        "{where}：应为{expected}，现为{found}。请写 {better}，不加引号。",
        "{where}: this should be {expected}, but is {found}. "
        "Write {better} without quotation marks.",
    ),
    "wrong_type.null_in_list": (
        "{where}：列表中不能有 null。请删去这一项；列表的内容没有导出的，删去整个列表。",
        "{where}: a list cannot hold null. Remove the item; if what the list holds was not "
        "exported, remove the list.",
    ),
    "unknown_value": (
        "{where}：没有{found}这个值。{nearest}可用的有：{allowed}。",
        "{where}: there is no value {found}. {nearest}There are: {allowed}.",
    ),
    "date_form": (
        "{where}：日期{found}的写法不对。请写成{better}。",
        "{where}: the date {found} is not written as YYYY-MM-DD. Write {better}.",
    ),
    "date_form.time": (
        "{where}：{found}带有时间，这里只要日期。请写成{better}。",
        "{where}: {found} has a time in it, and only the date belongs here. Write {better}.",
    ),
    "date_not_real": (
        "{where}：日期{found}不存在，{reason}。请核对案卷后更正。",
        "{where}: the date {found} does not exist: {reason}. Look it up in the file.",
    ),
    "time_form": (
        "{where}：时间{found}的写法不对。请写成{better}。",
        "{where}: the time {found} is not written as it should be. Write {better}.",
    ),
    "time_form.zone": (
        "{where}：时间{found}没有以 +08:00 结尾。请换算为北京时间，写成{better}。",
        "{where}: the time {found} does not end in +08:00. Give it in China time: {better}.",
    ),
    "time_not_real": (
        "{where}：时间{found}不存在，{reason}。请核对案卷后更正。",
        "{where}: the time {found} does not exist: {reason}. Look it up in the file.",
    ),
    "credit_code_form": (
        "{where}：不是统一社会信用代码。代码为 18 位数字和大写字母，不含 I、O、S、V、Z。请核对。",
        "{where}: this is no unified social credit code, which has 18 digits and capital "
        "letters without I, O, S, V and Z. Look it up.",
    ),
    "credit_code_check_digit": (
        "{where}：统一社会信用代码的校验位不对，其中必有错字。请与营业执照核对。",
        "{where}: the check digit of the unified social credit code is wrong, so there is a "
        "mistake in it. Compare it with the business licence.",
    ),
    "identity_number_form": (
        "{where}：不是公民身份号码。号码为 18 位，出生日期须存在，末位可为大写 X。请核对。",
        "{where}: this is no identity number, which has 18 places, a date of birth that "
        "exists, and perhaps a capital X at the end. Look it up.",
    ),
    "identity_number_check_digit": (
        "{where}：公民身份号码的校验码不对，其中必有错字。请与身份证件核对。",
        "{where}: the check digit of the identity number is wrong, so there is a mistake in "
        "it. Compare it with the identity card.",
    ),
    "money_not_integer": (
        "{where}：金额应为以分为单位的整数，现为{found}。例如 5 万元写作 5000000。",
        "{where}: an amount is a whole number of fen, but this is {found}. "
        "CNY 50,000 is written 5000000.",
    ),
    "number_exponent": (
        "{where}：整数不能用科学记数法（{found}）。请写出全部数字。",
        "{where}: a whole number is not written with an exponent ({found}). Write out its digits.",
    ),
    "number_fraction": (
        "{where}：应为整数，{found}带有小数点。请更正。",
        "{where}: this should be a whole number, and {found} has a decimal point. Correct it.",
    ),
    "number_too_large": (
        "{where}：{found}太大，上限为 {limit}。请核对。",
        "{where}: {found} is too large; the limit is {limit}. Check it.",
    ),
    "number_too_large.fen": (
        "{where}：{found}太大，上限为 {limit}（分）。请核对，金额以分为单位。",
        "{where}: {found} is too large; the limit is {limit} fen. Check it; amounts are in fen.",
    ),
    "number_too_small": (
        "{where}：{found}太小，下限为 {limit}。请核对。",
        "{where}: {found} is too small; the least is {limit}. Check it.",
    ),
    "text_too_long": (
        "{where}：文字超过 {limit} 字。请只写要点，原文放在文书中。",
        "{where}: the text has more than {limit} characters. Give the main points; "
        "the full text belongs in its document.",
    ),
    "not_accepted": (
        "{where}：这个值不被接受（{found}）。请对照字段说明更正。",
        "{where}: this value is not accepted ({found}). Correct it after the field guide.",
    ),
    "more_faults": (
        "还有 {number} 处错误没有列出。请先更正以上各处，再重新检查。",
        "{number} more faults are not listed. Mend those above and check again.",
    ),
    "more_faults.unread": (
        "错误太多，此后的内容没有检查。请先更正以上各处，再重新检查。",
        "There are too many faults; what follows was not looked at. Mend those above and "
        "check again.",
    ),
}


def sentence(key: str, /, **slots: Any) -> dict[str, str]:
    """
    The two sentences of a code.

    Args:
        key: a key of `SENTENCES`.
        slots: text, or `{"zh", "en"}` or a pair of texts where the languages differ.
    """
    templates = SENTENCES[key]
    return {
        lang: templates[i].format(**{name: _in(value, i) for name, value in slots.items()})
        for i, lang in enumerate(_LANGUAGES)
    }


def _in(value: Any, language: int) -> str:
    if isinstance(value, Mapping):
        return str(value[_LANGUAGES[language]])
    if isinstance(value, tuple):
        return str(value[language])
    return str(value)


def kind_of(value: Any) -> str:
    """The name in `KINDS` of a parsed JSON value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    for kind, types in (("string", str), ("integer", int), ("number", float), ("list", list)):
        if isinstance(value, types):
            return kind
    return "object"


def shown(value: Any) -> tuple[str, str]:
    """A value as a message prints it: short, on one line, without invisible characters."""
    kind = kind_of(value)
    if kind in ("object", "list"):
        return KINDS[kind]
    if kind == "string":
        return f"“{printable(value)}”", f'"{printable(value)}"'
    return quoted(json.dumps(value))


def quoted(token: str) -> tuple[str, str]:
    """A piece of the text as it is written there."""
    return f"“{printable(token)}”", printable(token)


def printable(text: str) -> str:
    """Text cut to a part of a line, and `escaped`."""
    return escaped(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def escaped(text: str) -> str:
    """Text with everything escaped that would not be seen or would act on a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
