"""
An administrative penalty case, ordinary or summary procedure, structured by stage.

Pure. Imports `types`, `blocks` and `meeting` only.
"""

from __future__ import annotations

from typing import Literal

from checker.records.blocks import (
    Accountability,
    Citation,
    Document,
    Extension,
    Opinion,
    Organ,
    Party,
    Penalty,
    PenaltyKind,
    Person,
    Recording,
    Service,
    Stage,
    Suspension,
)
from checker.records.meeting import Meeting
from checker.records.types import (
    Block,
    Count,
    Fen,
    Id,
    IsoDate,
    IsoDateTime,
    Percent,
    PersonRef,
    Text,
    field,
    required,
)


class Assessment(Block):
    """How the file classifies the case; each flag set by a person."""

    major: bool | None = field("重大行政处罚", "Major penalty")
    major_criterion: Text | None = field("认定标准", "Criterion for it")
    complex: bool | None = field("情节复杂", "Complex")
    major_violation: bool | None = field("重大违法行为", "Major violation")
    heavier_penalty: bool | None = field("较重的行政处罚", "Heavier penalty")
    major_public_interest: bool | None = field("涉及重大公共利益", "Major public interest")
    multiple_legal_relations: bool | None = field(
        "疑难复杂、涉及多个法律关系", "Difficult, several legal relations"
    )
    review_required_by_other_law: bool | None = field(
        "法律法规规定的其他审核情形", "Other case of review by law or regulation"
    )
    suspected_crime: bool | None = field("涉嫌犯罪", "Suspected crime")
    accident: bool | None = field("生产安全事故案件", "Work-safety accident case")
    review_catalogue_item: Text | None = field(
        "所属法制审核目录清单事项", "Entry of the catalogue of major decisions"
    )


class LocalStandard(Block):
    """A figure that the law leaves to the province, with the norm that sets it."""

    fen: Fen | None = field("金额(分)", "Amount (fen)")
    basis: Text | None = field("依据", "Norm that sets it")


class LocalStandards(Block):
    """Figures that the law leaves to the province."""

    hearing_fine: LocalStandard | None = field("较大数额罚款标准", "Larger fine (hearing)")
    hearing_confiscation: LocalStandard | None = field(
        "较大数额没收标准", "Larger confiscation (hearing)"
    )


class Discovery(Block):
    """How the organ learned of the matter."""

    kind: (
        Literal["inspection", "report", "accusation", "transfer", "assignment", "accident_report"]
        | None
    ) = field("案件来源", "Source")
    on: IsoDate | None = field("发现或接收日期", "Found or received on")
    accident_report_approved_on: IsoDate | None = field(
        "收到事故调查报告批复日期", "Approval of the accident report received on"
    )
    correction: Literal["on_the_spot", "order_with_date", "none"] | None = field(
        "责令改正方式", "Correction ordered"
    )
    correction_ordered_on: IsoDate | None = field("责令改正日期", "Correction ordered on")


class Harm(Block):
    """What the violation touched and caused."""

    life_health_safety: bool | None = field("涉及生命健康安全", "Concerns life and health")
    financial_safety: bool | None = field("涉及金融安全", "Concerns financial safety")
    consequence: bool | None = field("有危害后果", "Harmful consequence")


class Circumstance(Block):
    """A circumstance that bears on the amount."""

    id: Id = required("编号", "Id")
    effect: Literal["mitigate_below", "lighter", "heavier", "none"] | None = field(
        "量罚作用", "Effect: below the range, lighter, heavier, none"
    )
    ground: (
        Literal[
            "removed_harm",
            "coerced",
            "confessed",
            "merit",
            "minor",
            "other_by_law",
            "refused_to_correct",
            "repeated",
            "obstructed",
            "major_harm",
            "other",
        ]
        | None
    ) = field("法定情节", "Ground")
    stated_in_decision: bool | None = field("决定书已载明", "Stated in the decision")
    evidence: Text | None = field("证据", "Evidence")


class Factor(Block):
    """A circumstance as the discretion table weighs it; its id is the name of the factor there."""

    id: Id = required("编号", "Id")
    number: Fen | None = field("因素数值", "As a number")
    choice: Text | None = field("因素情形", "As one of the cases of the table")


DiscretionFactor = Literal[
    "nature_and_circumstances",
    "degree_of_harm",
    "consequence",
    "subjective_fault",
    "rectification",
]


class Violation(Block):
    """One violation; each is weighed on its own."""

    id: Id = required("编号", "Id")
    description: Text | None = field("违法事实", "Facts")
    context: Literal["production_or_business", "other"] | None = field("发生场合", "Context")
    occurred_on: IsoDate | None = field("行为发生日", "Act on")
    continuing: bool | None = field("连续或继续状态", "Continuous or continuing act")
    ended_on: IsoDate | None = field("行为终了日", "Act ended on")
    discovered_on: IsoDate | None = field("发现日", "Discovered on")
    place: Text | None = field("发生地", "Place")
    norms: list[Citation] | None = field("违反的规范", "Norms breached")
    penalty_basis: list[Citation] | None = field("处罚依据", "Basis of the penalty")
    harm: Harm | None = field("危害情况", "Harm")
    punishable: bool | None = field("依法应予处罚", "Must be penalised by law")
    first_time: bool | None = field("初次违法", "First violation")
    corrected_on: IsoDate | None = field("改正日期", "Corrected on")
    gains_fen: Fen | None = field("违法所得(分)", "Gains (fen)")
    goods_value_fen: Fen | None = field("货值金额(分)", "Value of the goods (fen)")
    income_fen: Fen | None = field("上一年年收入(分)", "Income of the year before (fen)")
    accident_grade: (
        Literal[
            "ordinary_accident", "larger_accident", "serious_accident", "extraordinary_accident"
        ]
        | None
    ) = field("事故等级", "Grade of the accident")
    original_fine_fen: Fen | None = field("原处罚罚款(分)", "Original fine (fen)")
    daily_fine_days: Count | None = field("按日连续处罚日数", "Days of the daily fine")
    circumstances: list[Circumstance] | None = field("量罚情节", "Circumstances")
    fine_range: Text | None = field("适用的罚款幅度条目", "Fine-range entry applied")
    benchmark_table: Text | None = field("裁量基准表编号", "Id of the discretion table")
    benchmark_factors: list[Factor] | None = field("裁量因素", "Factors of the table")
    benchmark_entry: Text | None = field("裁量基准条目", "Benchmark entry cited")
    benchmark_grade: Text | None = field("裁量档次", "Benchmark grade")
    benchmark_min_fen: Fen | None = field("裁量档下限(分)", "Benchmark minimum (fen)")
    benchmark_max_fen: Fen | None = field("裁量档上限(分)", "Benchmark maximum (fen)")
    departure_reason: Text | None = field("偏离基准的理由", "Reason for a departure")
    penalty: Penalty | None = field("对该行为的处罚", "Penalty for this violation")
    earlier_fine_same_act: bool | None = field("同一行为已被罚款", "Already fined for the same act")
    discretion_factors: list[DiscretionFactor] | None = field(
        "裁量说理所及因素", "Factors that the reasoning addresses"
    )


class Filing(Block):
    """The decision to open a case."""

    verified_by: PersonRef | None = field("立案前核实人", "Verified beforehand by")
    verified_on: IsoDate | None = field("核实日期", "Verified on")
    form: Document | None = field("立案审批表", "Filing approval form")
    competence_basis: Text | None = field("管辖职权依据", "Basis of competence")
    competence_attested_by: PersonRef | None = field("职权证明人", "Competence attested by")
    review: Opinion | None = field("分管领导审核", "Review by the deputy leader")
    approval: Opinion | None = field("负责人审批", "Approval")
    decision: Literal["file", "not_file"] | None = field("立案决定", "File or not")
    decided_on: IsoDate | None = field("立案日期", "Decided on")
    prior_investigation_reason: (
        Literal["enforcement_at_another_place", "immediate_action_needed", "other"] | None
    ) = field("立案前先行调查理由", "Reason for investigating before filing")
    ledger_no: Text | None = field("立案台账编号", "Ledger number")
    reported_on: IsoDate | None = field("立案备案日期", "Filing reported for the record on")


ToldItem = Literal["cause", "legal_basis", "rights", "duties"]


class Act(Block):
    """One investigative act."""

    id: Id = required("编号", "Id")
    kind: (
        Literal[
            "interview",
            "inspection",
            "survey",
            "sampling",
            "appraisal",
            "preservation",
            "photographs",
            "collection",
            "other",
        ]
        | None
    ) = field("取证行为", "Kind of act")
    on: IsoDate | None = field("日期", "Date")
    started_at: IsoDateTime | None = field("开始时间", "Started at")
    ended_at: IsoDateTime | None = field("结束时间", "Ended at")
    officers: list[PersonRef] | None = field("执法人员", "Officers")
    lead: PersonRef | None = field("主办执法人员", "Lead officer of the act")
    certificates_shown: bool | None = field("出示执法证件", "Certificates shown")
    subject: Literal["party", "witness", "object", "premises", "other"] | None = field(
        "对象", "Subject"
    )
    interviewee: Text | None = field("被询问人", "Interviewee", personal="name")
    record: Document | None = field("笔录或清单", "Record, list or voucher")
    party_notified: bool | None = field("通知当事人到场", "Party told to be present")
    approval: Opinion | None = field("负责人批准", "Approval by a head")
    approved_at: IsoDateTime | None = field("批准时间", "Approved at")
    handled_on: IsoDate | None = field("处理决定日期", "Handling decision on")
    body_qualified: bool | None = field("机构具备资质", "Testing body is qualified")
    record_archived_on: IsoDate | None = field("记录表归档日期", "Record form archived on")
    document_due: bool | None = field("应当现场出具文书", "A document had to be issued there")
    document_issued_on: IsoDate | None = field("现场文书出具日期", "Document issued there on")
    told: list[ToldItem] | None = field("告知相对人的内容", "What the person was told")
    explained: bool | None = field("已作说明解释", "It was explained")
    audiovisual: bool | None = field("已作音像记录", "Recorded in sound or pictures")
    major_rights: bool | None = field(
        "直接涉及人身自由、生命健康、重大财产权益",
        "Directly concerns personal freedom, life and health, or major property rights",
    )
    whole_recorded: bool | None = field("已作全过程音像记录", "Recorded from beginning to end")
    place: Text | None = field("取证地点", "Place of the act")


class RecusalRequest(Block):
    """A party's application that somebody withdraw."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("被申请回避人", "Person concerned")
    on: IsoDate | None = field("申请日期", "Applied on")
    decided_on: IsoDate | None = field("决定日期", "Decided on")
    decided_by: Literal["head_of_organ", "collective", "other"] | None = field(
        "决定人", "Decided by"
    )


class Investigation(Block):
    """The investigation."""

    assigned: Opinion | None = field("指派执法人员", "Assignment of the officers")
    officers: list[PersonRef] | None = field("承办执法人员", "Officers in charge")
    lead: PersonRef | None = field("主办人", "Lead handler")
    joint_lead: bool | None = field("共同主办", "Led jointly")
    started_on: IsoDate | None = field("开始日期", "Started on")
    ended_on: IsoDate | None = field("终结日期", "Ended on")
    acts: list[Act] | None = field("调查取证行为", "Investigative acts")
    recused: list[PersonRef] | None = field("已回避人员", "People who withdrew")
    recusal_requests: list[RecusalRequest] | None = field("回避申请", "Applications for recusal")
    no_other_means_reason: Text | None = field("未采用其他取证方式的理由", "No other means: reason")
    report: Document | None = field("调查终结报告", "Investigation report")
    fair_attested_by: PersonRef | None = field("全面客观公正证明人", "Fairness attested by")
    sufficient_attested_by: PersonRef | None = field("证据充分证明人", "Sufficiency attested by")
    unit: Text | None = field("承办机构", "Handling unit")
    ten_rules_attested_by: PersonRef | None = field(
        "遵守十项守则证明人", "Observance of the ten rules attested by"
    )
    six_bans_attested_by: PersonRef | None = field(
        "遵守六不准证明人", "Observance of the six prohibitions attested by"
    )
    conduct_breach: bool | None = field(
        "发现违反十项守则或者六不准", "A breach of these rules was found"
    )


NoticeItem = Literal[
    "facts",
    "reasons",
    "basis",
    "intended_penalty",
    "right_of_statement",
    "right_of_defence",
    "right_to_hearing",
]


class Notice(Block):
    """The notice that precedes the decision."""

    document: Document | None = field("行政处罚告知书", "Notice")
    made_on: IsoDate | None = field("制作日期", "Made on")
    contents: list[NoticeItem] | None = field("载明内容", "What it holds")
    penalty: Penalty | None = field("拟处罚内容", "Intended penalty")
    service: Service | None = field("送达", "Service")
    revised_reason: Literal["defence", "hearing", "new_facts"] | None = field(
        "重新告知原因", "Reason of a second notice"
    )
    revised_made_on: IsoDate | None = field("重新告知日期", "Second notice made on")
    revised_service: Service | None = field("重新告知送达", "Service of the second notice")


class Defence(Block):
    """The party's statement and defence."""

    made_on: IsoDate | None = field("提出日期", "Made on")
    waived: bool | None = field("明确放弃", "Expressly waived")
    heard_by: PersonRef | None = field("听取人", "Heard by")
    record: Document | None = field("陈述申辩笔录", "Record of it")
    rechecked: bool | None = field("已复核", "Facts, reasons and evidence rechecked")
    change_needed: bool | None = field("需变更拟处罚", "Intended penalty must change")
    assessment: Text | None = field("采纳与否的理由", "Assessment with reasons")
    revised_opinion: Opinion | None = field("重新提出的处理意见", "New handling opinion")
    aggravated: bool | None = field("因申辩加重", "Made heavier because of the defence")


class Hearing(Block):
    """The hearing."""

    told_on: IsoDate | None = field("告知听证权日期", "Party told of the right on")
    told_service: Service | None = field("听证告知送达", "Service of that notice")
    requested_on: IsoDate | None = field("申请日期", "Requested on")
    request_received_on: IsoDate | None = field("收到申请日期", "Request received on")
    waived: bool | None = field("明确放弃", "Expressly waived")
    notice: Document | None = field("听证通知书", "Notice of the hearing")
    notice_service: Service | None = field("听证通知送达", "Service of the notice")
    held_on: IsoDate | None = field("举行日期", "Held on")
    public: bool | None = field("公开举行", "Held in public")
    closed_reason: Literal["state_secret", "business_secret", "privacy", "other"] | None = field(
        "不公开理由", "Reason for not being public"
    )
    presider: PersonRef | None = field("主持人", "Presider")
    presider_unit: Text | None = field("主持人所在机构", "Presider's unit")
    presider_designated_by: Literal["head_of_organ", "other"] | None = field(
        "主持人指定人", "Presider designated by"
    )
    members: list[PersonRef] | None = field("听证员", "Hearing members")
    clerk: PersonRef | None = field("书记员", "Clerk")
    evidence_presented: bool | None = field("出示证据", "Evidence presented to the party")
    evidence_examined: bool | None = field("质证", "Evidence put to the party for examination")
    agents: Count | None = field("代理人数", "Number of agents")
    postponements: Count | None = field("延期次数", "Postponements")
    fee_charged: bool | None = field("收取费用", "A fee was charged")
    record: Document | None = field("听证笔录", "Transcript")
    report: Document | None = field("听证报告书", "Hearing report")
    review: Opinion | None = field("听证意见审查", "Review of the hearing opinion")
    change_needed: bool | None = field("需变更拟处罚", "Intended penalty must change")


ReviewMatter = Literal[
    "body_legality",
    "officer_qualification",
    "main_facts",
    "sufficient_evidence",
    "applicable_law",
    "discretion_benchmark",
    "lawful_procedure",
    "no_excess_of_power",
    "complete_documents",
    "crime_transfer",
]


class LegalReview(Block):
    """The legal review before the decision."""

    submitted_on: IsoDate | None = field("送审日期", "Submitted on")
    reviewers: list[PersonRef] | None = field("审核人员", "Reviewers")
    opinion: Opinion | None = field("审核意见", "Opinion")
    document: Document | None = field("审核意见书", "Written opinion")
    result: Literal["passed", "passed_with_changes", "returned", "rejected"] | None = field(
        "审核结论", "Result"
    )
    concluded_on: IsoDate | None = field("审核完成日期", "Concluded on")
    unit_kind: Literal["legal_unit", "other"] | None = field(
        "审核机构类别", "Kind of unit that reviewed"
    )
    matters: list[ReviewMatter] | None = field("审核内容", "Matters reviewed")
    crime_suspected: bool | None = field("审核认为涉嫌犯罪", "Found a suspected crime")
    adviser_opinion: Document | None = field("法律顾问意见", "Legal adviser's opinion")
    public_lawyer_opinion: Document | None = field("公职律师意见", "Public lawyer's opinion")
    differs: bool | None = field("审核意见与拟处理意见不一致", "Differs from the intended decision")
    difference_settled_on: IsoDate | None = field("协调决策日期", "Difference settled on")


class Handling(Block):
    """Proposal, review and approval of the case inside the organ."""

    proposal: Opinion | None = field("承办人初步处理意见", "First handling opinion")
    proposal_consent: Opinion | None = field("告知前分管领导同意", "Consent before the notice")
    form: Document | None = field("案件处理呈批表", "Case-handling approval form")
    final_proposal: Opinion | None = field("承办人处理意见", "Handler's final proposal")
    review: Opinion | None = field("分管领导审核意见", "Review by the deputy leader")
    approval: Opinion | None = field("负责人审批意见", "Approval by the head")
    self_control: Opinion | None = field("廉政风险自控表", "Integrity-risk self-control form")
    self_control_target: Text | None = field("廉政风险防范目标", "Prevention target")


DecisionItem = Literal[
    "party",
    "facts",
    "evidence",
    "kind_and_basis",
    "performance",
    "reconsideration",
    "litigation",
    "remedy_periods",
    "organ",
    "date",
]


class StatedTime(Block):
    """How long something took, where the file states that and not when it began and ended."""

    amount: Count | None = field("时长数值", "Amount")
    unit: Literal["day", "month", "year"] | None = field("时长单位", "Unit")


class Decision(Block):
    """The decision."""

    document: Document | None = field("行政处罚决定书", "Decision document")
    made_on: IsoDate | None = field("作出日期", "Made on")
    signed_by: PersonRef | None = field("签批人", "Signed by")
    outcome: (
        Literal["penalty", "no_penalty_minor", "no_penalty_not_established", "transfer_crime"]
        | None
    ) = field("处理结果", "Outcome")
    contents: list[DecisionItem] | None = field("载明内容", "What it holds")
    penalty: Penalty | None = field("处罚内容", "Penalty")
    basis: list[Citation] | None = field("处罚依据", "Basis")
    correction_ordered: bool | None = field("责令改正", "Correction ordered")
    on_hearing_record: bool | None = field("依据听证笔录", "Rests on the hearing record")
    party_educated: bool | None = field("已教育当事人", "Party was taught")
    stated_handling_time: StatedTime | None = field(
        "案卷载明的办案用时", "Time from acceptance to decision, as the file states it"
    )


class Summary(Block):
    """What the summary procedure asks for besides."""

    numbered_form: bool | None = field("预定格式编号文书", "Numbered form used")
    certificates_shown: bool | None = field("出示执法证件", "Certificates shown")
    officers: list[PersonRef] | None = field("执法人员", "Officers")
    handed_over: bool | None = field("当场交付", "Handed over on the spot")
    refusal_noted: bool | None = field("拒签已注明", "Refusal noted")
    reported_on: IsoDate | None = field("报机关备案日期", "Reported to the organ on")


class Publication(Block):
    """The publication of the decision."""

    place: Text | None = field("公开平台", "Place")
    published_on: IsoDate | None = field("公开日期", "Published on")
    removed_on: IsoDate | None = field("撤下日期", "Removed on")
    exempt_reason: Text | None = field("不予公开理由", "Reason for not publishing")
    decision_changed_on: IsoDate | None = field(
        "决定变更撤销日期", "Decision changed or revoked on"
    )
    withdrawn_on: IsoDate | None = field("撤回日期", "Withdrawn on")
    due_on: IsoDate | None = field(
        "本机关公示办法规定的公开期限", "Due under the organ's own publicity measures"
    )
    board_contents: list[Literal["decision_step", "execution_step", "result_step"]] | None = field(
        "专项公开栏公开内容", "Shown on the penalty section of the board"
    )
    board_on: IsoDate | None = field("专项公开栏公开日期", "Shown on the board on")


class Collection(Block):
    """Payment of the fine."""

    due_on: IsoDate | None = field("缴款期限", "Due on")
    deferred_until: IsoDate | None = field("批准延期分期至", "Deferred until")
    deferral: Opinion | None = field("延期分期批准", "Approval of the deferral")
    deferral_requested_on: IsoDate | None = field("延期分期申请日", "Deferral requested on")
    collected_by: Literal["bank", "on_the_spot"] | None = field("收缴方式", "Collected by")
    on_the_spot_ground: (
        Literal["small_fine", "hard_to_execute_later", "remote_area", "none"] | None
    ) = field("当场收缴事由", "Ground of on-the-spot collection")
    receipt: bool | None = field("出具财政票据", "Official receipt given")
    handed_in_on: IsoDate | None = field("交至机关日期", "Handed in to the organ on")
    banked_on: IsoDate | None = field("缴付银行日期", "Paid in at the bank on")
    paid_fen: Fen | None = field("已缴金额(分)", "Paid (fen)")
    paid_on: IsoDate | None = field("缴清日期", "Paid in full on")


class AdditionalFine(Block):
    """The additional fine for late payment that the organ claims."""

    claimed_fen: Fen | None = field("主张金额(分)", "Claimed (fen)")
    percent_per_day: Percent | None = field("日加处比例(%)", "Percent a day")
    from_on: IsoDate | None = field("起算日", "Counted from (first day)")
    to_on: IsoDate | None = field("止算日", "Counted to (last day)")


class Remedy(Block):
    """Reconsideration or litigation."""

    filed_on: IsoDate | None = field("申请或起诉日期", "Filed on")
    ended_on: IsoDate | None = field("终结日期", "Ended on")


class Enforcement(Block):
    """What was done to enforce the decision."""

    performed_on: IsoDate | None = field("履行完毕日期", "Fully performed on")
    reconsideration: Remedy | None = field("行政复议", "Reconsideration")
    litigation: Remedy | None = field("行政诉讼", "Litigation")
    remedy_periods_end_on: IsoDate | None = field("救济期限届满日", "Remedy periods end on")
    reminder: Document | None = field("催告书", "Reminder")
    reminder_service: Service | None = field("催告书送达", "Service of the reminder")
    court_applied_on: IsoDate | None = field("申请法院执行日期", "Applied to the court on")
    court_accepted_on: IsoDate | None = field("法院受理日期", "Accepted by the court on")
    additional_fine: AdditionalFine | None = field("加处罚款", "Additional fine")
    performed_kinds: list[PenaltyKind] | None = field("已执行的处罚种类", "Kinds performed")


class Closure(Block):
    """The closing of the case."""

    ground: (
        Literal["performed", "court_accepted_application", "no_penalty_decision", "other"] | None
    ) = field("结案情形", "Ground")
    ground_arose_on: IsoDate | None = field("结案情形出现日期", "Ground arose on")
    form: Document | None = field("结案审批表", "Closing form")
    review: Opinion | None = field("分管领导审核", "Review by the deputy leader")
    approval: Opinion | None = field("负责人批准", "Approval")
    closed_on: IsoDate | None = field("结案日期", "Closed on")


class Archive(Block):
    """The archived file."""

    archived_by: PersonRef | None = field("归档人", "Archived by")
    archived_on: IsoDate | None = field("归档日期", "Archived on")
    unified_volume: bool | None = field("统一卷宗", "Unified case volume")
    file_no: Text | None = field("案卷编号", "File number")
    keeper: PersonRef | None = field("档案管理人", "Kept by")
    standard_passed: bool | None = field("符合执法案卷标准", "Meets the case-file standard")
    accuracy_attested_by: PersonRef | None = field(
        "完整准确证明人", "Completeness and accuracy attested by"
    )


class RecordFiling(Block):
    """The report to the higher authority for the record."""

    recipient: Text | None = field("备案机关", "Recipient")
    recipient_level: Literal["national", "provincial", "municipal", "county"] | None = field(
        "备案机关层级", "Level of the recipient"
    )
    reported_on: IsoDate | None = field("报备日期", "Reported on")


class Transfer(Block):
    """The transfer of the matter to another organ."""

    recipient: Text | None = field("接收机关", "Recipient")
    recipient_kind: Literal["public_security", "supervision", "other_department"] | None = field(
        "接收机关类别", "Kind of recipient"
    )
    on: IsoDate | None = field("移送日期", "Transferred on")


class MonitoringEntry(Block):
    """One entry of the monitoring of the penalty power in this case."""

    id: Id = required("编号", "Id")
    stage: Stage | None = field("环节", "Stage")
    measure: Text | None = field("监控措施", "Measure")
    author: PersonRef | None = field("实施人", "Taken by")
    on: IsoDate | None = field("日期", "Date")


class PenaltyCase(Block):
    """An administrative penalty case."""

    type: Literal["penalty_case"] = required("记录类型", "Record type")
    id: Id = required("记录编号", "Record id")
    case_no: Text | None = field("案号", "Case number")
    procedure: Literal["ordinary", "summary"] | None = field("程序", "Procedure")
    organ: Organ | None = field("处罚机关", "Organ")
    people: list[Person] | None = field("办案人员", "People")
    party: Party | None = field("当事人", "Party")
    assessment: Assessment | None = field("案件性质认定", "Assessment of the case")
    local_standards: LocalStandards | None = field("地方标准", "Local standards")
    discovery: Discovery | None = field("案件来源", "Discovery")
    violations: list[Violation] | None = field("违法行为", "Violations")
    filing: Filing | None = field("立案", "Filing")
    investigation: Investigation | None = field("调查取证", "Investigation")
    notice: Notice | None = field("处罚告知", "Notice")
    defence: Defence | None = field("陈述申辩", "Statement and defence")
    hearing: Hearing | None = field("听证", "Hearing")
    legal_review: LegalReview | None = field("法制审核", "Legal review")
    handling: Handling | None = field("审批", "Approval chain")
    meetings: list[Meeting] | None = field("集体讨论", "Collective discussion")
    decision: Decision | None = field("处罚决定", "Decision")
    service: Service | None = field("决定书送达", "Service of the decision")
    summary: Summary | None = field("简易程序", "Summary procedure")
    publication: Publication | None = field("公开", "Publication")
    collection: Collection | None = field("罚款缴纳", "Payment")
    enforcement: Enforcement | None = field("执行", "Enforcement")
    closure: Closure | None = field("结案", "Closing")
    archive: Archive | None = field("归档", "Archive")
    record_filing: RecordFiling | None = field("备案", "Record-filing")
    transfer: Transfer | None = field("移送", "Transfer")
    extensions: list[Extension] | None = field("期限延长", "Extensions")
    suspensions: list[Suspension] | None = field("期限扣除", "Suspensions")
    recordings: list[Recording] | None = field("全过程记录", "Recordings")
    accountability: Accountability | None = field("过错与原因", "Fault and causes")
    power: (
        Literal[
            "non_coal_mine_licence_review",
            "hazardous_chemicals_licence_review",
            "precursor_filing_certificate",
            "fireworks_production_licence_review",
            "fireworks_wholesale_licence_review",
            "fireworks_retail_licence",
            "occupational_health_licence",
            "emergency_requisition",
            "administrative_penalty",
            "seizure_and_detention",
            "mine_project_review",
            "unlisted",
        ]
        | None
    ) = field("权力事项", "Catalogued power")
    monitoring: list[MonitoringEntry] | None = field("监控记录", "Monitoring entries")
