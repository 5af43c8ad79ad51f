"""
The building blocks that all record types share: people, opinions, documents, service, and so on.

One block is one thing a file holds. A block that stands in a list has a required
`id`; the finding about it is tied to that id and survives reordering.
Pure. Imports `types` only.
"""

from __future__ import annotations

from typing import Literal

from checker.records.types import (
    Block,
    Count,
    CreditCode,
    Fen,
    Id,
    IdentityNumber,
    IsoDate,
    IsoDateTime,
    PersonRef,
    Text,
    field,
    required,
)

Role = Literal[
    "handler",
    "co_handler",
    "unit_head",
    "deputy_leader",
    "principal_head",
    "legal_reviewer",
    "office",
    "hearing_presider",
    "hearing_member",
    "clerk",
    "minute_taker",
    "superior",
    "other",
]

Topic = Literal[
    "jurisdiction",
    "officers",
    "recusal",
    "filing",
    "evidence",
    "notice",
    "defence",
    "hearing",
    "legal_review",
    "collective_discussion",
    "facts",
    "law",
    "amount",
    "procedure",
    "time_limit",
    "service",
    "publicity",
    "enforcement",
    "closure",
    "archive",
]

Stage = Literal[
    "filing",
    "investigation",
    "notice",
    "defence",
    "hearing",
    "legal_review",
    "approval",
    "meeting",
    "decision",
    "service",
    "publicity",
    "enforcement",
    "closure",
    "archive",
]


class Organ(Block):
    """The organ whose power the record exercises."""

    id: Id | None = field("机关代码", "Organ id")
    name: Text | None = field("机关名称", "Name of the organ")
    kind: (
        Literal[
            "emergency_management",
            "work_safety",
            "environment",
            "housing_construction",
            "market_regulation",
            "quality_supervision",
            "public_security",
            "other",
        ]
        | None
    ) = field("机关类别", "Kind of organ")
    level: Literal["national", "provincial", "municipal", "county", "township"] | None = field(
        "机关层级", "Level of the organ"
    )
    region: Text | None = field("行政区划代码", "Code of the administrative division (GB/T 2260)")
    enforcement_units: list[Text] | None = field("执法股室名录", "Enforcement units")
    plans: (
        list[
            Literal[
                "penalty_power_monitoring",
                "three_systems_pilot",
                "zhuji_township_power",
                "nanping_power_operation",
                "township_peer_supervision",
                "township_situation_briefing",
            ]
        ]
        | None
    ) = field("本机关执行的工作方案", "Plans that the organ carries out")


class Post(Block):
    """A post a person held for a time."""

    id: Id = required("编号", "Id")
    title: (
        Literal[
            "principal_head",
            "deputy_head",
            "section_level_leader",
            "unit_head",
            "enforcement_officer",
            "legal_reviewer",
            "office_staff",
            "other",
        ]
        | None
    ) = field("职务", "Post")
    unit: Text | None = field("所在机构", "Unit")
    from_on: IsoDate | None = field("任职起始日", "Held from")
    to_on: IsoDate | None = field("任职终止日", "Held until (null: still held)")


class Certificate(Block):
    """An administrative enforcement certificate."""

    id: Id = required("编号", "Id")
    number: Text | None = field("证件号码", "Certificate number")
    issued_by: Text | None = field("发证机关", "Issuing organ")
    valid_from: IsoDate | None = field("有效期起", "Valid from")
    valid_to: IsoDate | None = field("有效期止", "Valid until (null: without end)")
    revoked_on: IsoDate | None = field("注销日期", "Revoked on")
    scope: list[Text] | None = field("执法门类", "Fields of enforcement")


class LegalQualification(Block):
    """The national legal professional qualification."""

    number: Text | None = field("证书编号", "Certificate number")
    obtained_on: IsoDate | None = field("取得日期", "Obtained on")


class Relation(Block):
    """A relation of a person to the party or to the matter that may affect fairness."""

    id: Id = required("编号", "Id")
    to: Literal["party", "agent", "matter", "other"] | None = field("关系对象", "Related to")
    kind: (
        Literal["close_relative", "direct_interest", "other_relation_affecting_fairness", "none"]
        | None
    ) = field("关系种类", "Kind of relation")


class Person(Block):
    """Somebody who acted for the organ in this record."""

    id: Id = required("人员编号", "Person id")
    name: Text | None = field("姓名", "Name", personal="name")
    identity_number: IdentityNumber | None = field(
        "公民身份号码", "Identity number", personal="identity_number"
    )
    unit: Text | None = field("所在机构", "Unit")
    posts: list[Post] | None = field("任职情况", "Posts")
    certificates: list[Certificate] | None = field("行政执法证件", "Enforcement certificates")
    legal_qualification: LegalQualification | None = field(
        "法律职业资格", "Legal professional qualification"
    )
    legal_review_since: IsoDate | None = field("从事法制审核起始日", "In legal-review work since")
    relations: list[Relation] | None = field("利害关系", "Relations to the party or the matter")
    exam_passed_on: IsoDate | None = field(
        "执法资格考试合格日期", "Qualification examination passed on"
    )


class Point(Block):
    """What one opinion says about one point of the matter."""

    id: Id = required("编号", "Id")
    topic: Topic | None = field("事项", "Topic")
    rule: Text | None = field("所涉规则", "Rule the point is about")
    stance: Literal["support", "object"] | None = field(
        "态度", "Supports or objects to the course that was taken"
    )
    text: Text | None = field("内容", "Text")


class Opinion(Block):
    """A person's signed opinion in the chain of proposal, review and approval."""

    author: PersonRef | None = field("签署人", "Author")
    role: Role | None = field("签署人角色", "Role in which it was given")
    on: IsoDate | None = field("签署日期", "Date")
    stance: Literal["agree", "disagree", "amend"] | None = field("结论", "Stance")
    text: Text | None = field("意见内容", "Text")
    points: list[Point] | None = field("分项意见", "Points")


class Document(Block):
    """A document of the file."""

    title: Text | None = field("文书名称", "Title")
    number: Text | None = field("文号", "Document number")
    made_on: IsoDate | None = field("制作日期", "Made on")
    author: PersonRef | None = field("制作人", "Author")
    author_unit: Text | None = field("制作机构", "Unit that made it")
    sealed: bool | None = field("加盖印章", "Bears the organ's seal")
    signed_by_party: bool | None = field("当事人签章", "Signed by the party")
    refusal_noted: bool | None = field("拒签已注明", "Refusal to sign is noted")
    officers_signed: bool | None = field("执法人员签名", "Signed by the officers")
    attachments: list[Text] | None = field("附件", "Attachments")


class Service(Block):
    """How and when a document reached the party."""

    mode: (
        Literal[
            "on_the_spot",
            "direct",
            "designated_receiver",
            "leaving",
            "mail",
            "commissioned",
            "electronic",
            "public_notice",
            "other",
        ]
        | None
    ) = field("送达方式", "Mode of service")
    sent_on: IsoDate | None = field("交寄或发出日期", "Sent on")
    served_on: IsoDate | None = field("送达日期", "Served on")
    receiver: Text | None = field("签收人", "Receiver", personal="name")
    receipt: Document | None = field("送达回证", "Service receipt")
    consent_signed_on: IsoDate | None = field(
        "电子送达确认书签署日", "Consent to electronic service signed on"
    )
    witnessed: bool | None = field(
        "留置送达见证或录像", "Leaving witnessed, photographed or filmed"
    )
    reason: Text | None = field("采用该方式的理由", "Reason for the mode")
    published_on: IsoDate | None = field("公告日期", "Published on")


class Citation(Block):
    """A norm that the record cites."""

    id: Id = required("编号", "Id")
    norm: Text | None = field("规范名称", "Norm")
    norm_kind: (
        Literal[
            "law",
            "administrative_regulation",
            "local_regulation",
            "departmental_rule",
            "local_rule",
            "national_standard",
            "industry_standard",
            "procedure",
            "other",
        ]
        | None
    ) = field("规范层级", "Rank of the norm")
    article: Text | None = field("条款", "Article")
    published: bool | None = field("已公布", "Has been published")


PenaltyKind = Literal[
    "warning",
    "public_criticism",
    "fine",
    "confiscate_gains",
    "confiscate_property",
    "suspend_licence",
    "revoke_licence",
    "suspend_qualification",
    "revoke_qualification",
    "suspend_post_certificate",
    "revoke_post_certificate",
    "downgrade",
    "restrict_operations",
    "stop_construction",
    "suspend_for_rectification",
    "suspend_operations",
    "close",
    "restrict_employment",
    "detention",
    "other",
]


class Penalty(Block):
    """A penalty, intended or decided."""

    kinds: list[PenaltyKind] | None = field("处罚种类", "Kinds")
    fine_fen: Fen | None = field("罚款金额(分)", "Fine (fen)")
    confiscated_gains_fen: Fen | None = field("没收违法所得(分)", "Confiscated gains (fen)")
    confiscated_property_fen: Fen | None = field(
        "没收非法财物价值(分)", "Value of confiscated property (fen)"
    )
    detention_days: Count | None = field("行政拘留日数", "Days of detention")


class Extension(Block):
    """An approved extension of a term."""

    id: Id = required("编号", "Id")
    term: Literal["handling", "filing", "seizure", "hearing", "correction", "service"] | None = (
        field("所延长的期限", "Term that is extended")
    )
    until_total_days: Count | None = field("延长后总日数", "Total days after the extension")
    reason: (
        Literal[
            "complex",
            "objective_causes",
            "especially_major",
            "special_circumstances",
            "other",
        ]
        | None
    ) = field("延长理由", "Reason")
    written: bool | None = field("书面批准", "Approved in writing")
    approved_by: (
        Literal["head_of_organ", "principal_head", "collective", "superior_department", "other"]
        | None
    ) = field("批准人", "Approved by")
    approver: PersonRef | None = field("批准人员", "Person who approved")
    approver_name: Text | None = field("批准机关", "Organ that approved")
    approved_on: IsoDate | None = field("批准日期", "Approved on")


class Suspension(Block):
    """A period that is left out when a term is counted."""

    id: Id = required("编号", "Id")
    term: Literal["handling", "seizure", "hearing"] | None = field("所涉期限", "Term concerned")
    kind: (
        Literal[
            "testing",
            "inspection",
            "appraisal",
            "hearing",
            "public_notice_service",
            "remedy",
            "force_majeure",
            "other",
        ]
        | None
    ) = field("中止事由", "Cause")
    from_on: IsoDate | None = field("起始日", "From (first day left out)")
    to_on: IsoDate | None = field("终止日", "To (last day left out)")
    told_party_in_writing: bool | None = field("书面告知当事人", "Party told in writing")


class Recording(Block):
    """A written, photographic, sound or video recording of a step."""

    id: Id = required("编号", "Id")
    stage: Stage | None = field("环节", "Stage")
    form: Literal["text", "photo", "audio", "video"] | None = field("形式", "Form")
    made_at: IsoDateTime | None = field("记录时间", "Made at")
    archived: bool | None = field("已归档", "Archived")
    author: PersonRef | None = field("记录人", "Recorded by")
    truthful_attested_by: PersonRef | None = field("如实记载证明人", "Truthfulness attested by")


class Instruction(Block):
    """An instruction or interference from outside the chain of approval."""

    id: Id = required("编号", "Id")
    author: PersonRef | None = field("指令或干预人", "Author")
    at: IsoDateTime | None = field("时间", "Time")
    content: Text | None = field("内容", "Content")
    topic: Topic | None = field("事项", "Topic")
    led_to_error: bool | None = field("导致错误行权", "Led to the wrongful exercise")


class Misconduct(Block):
    """A finding of somebody's own misconduct in the matter, made by a person who is named."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("行为人", "Person")
    kind: (
        Literal[
            "falsification",
            "favouritism",
            "asked_for_or_took_property",
            "banquet_or_gift",
            "other_abuse_for_gain",
            "individual_breach_in_collective_stage",
        ]
        | None
    ) = field("行为", "Kind")
    topic: Topic | None = field("事项", "Topic")
    led_to_error: bool | None = field("导致错误行权", "Led to the wrongful exercise")
    established_by: PersonRef | None = field("认定人", "Established by")
    established_on: IsoDate | None = field("认定日期", "Established on")


DelayTerm = Literal[
    "filing", "handling", "service", "hearing", "publicity", "closing", "record_filing"
]


class Delay(Block):
    """What caused a term to be missed."""

    id: Id = required("编号", "Id")
    term: DelayTerm | None = field("逾期的期限", "Term that was missed")
    stage: Stage | None = field("造成逾期的环节", "Stage that caused it")
    person: PersonRef | None = field("该环节责任人", "Person in charge of that stage")
    lack_of_diligence: bool | None = field("不尽责所致", "Caused by lack of diligence")
    reason: Text | None = field("原因", "Reason")


class Omission(Block):
    """Why something that had to be published was not."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("责任人员", "Person concerned")
    leader: PersonRef | None = field("责任领导", "Leader to whom the cause points")
    no_leader_reason: Text | None = field("不追究领导责任的理由", "Why no leader is named")
    cause: Text | None = field("原因", "Cause")


class Awareness(Block):
    """A finding about whether reviewer or approver could see an error, or saw it."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("人员", "Person")
    topic: Topic | None = field("事项", "Topic")
    attested_by: PersonRef | None = field("认定人", "Attested by")


class OfficerFault(Block):
    """A finding of an enforcement officer's own fault, made by a person who is named."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("执法人员", "Officer")
    topic: Topic | None = field("事项", "Topic")
    situation: (
        Literal[
            "no_filing_or_late_filing",
            "licence_refused_or_decided_wrongly",
            "known_violation_not_handled",
            "evidence_or_record_tampering",
            "seizure_faults",
            "unlawful_inspection_or_compulsion_with_damage",
            "selective_or_abusive_discretion",
            "changed_kind_or_range",
            "three_systems_breach",
            "duties_added_or_rough_conduct",
            "revenue_misappropriated",
            "crime_not_transferred",
            "overdue_decision",
            "accident_report_mishandled",
            "complaint_not_handled",
            "no_basis_excess_or_procedure",
            "secrets_leaked",
            "other_by_law",
        ]
        | None
    ) = field("追究情形", "Situation for liability")
    degree: Literal["intent", "gross_negligence", "slight_negligence", "no_fault"] | None = field(
        "主观过错", "Degree of fault"
    )
    conditions: (
        list[Literal["found_in_inspection", "damage_caused", "no_proper_reason", "own_competence"]]
        | None
    ) = field("认定的前提", "What else was established")
    norm: Text | None = field("所依据的规定", "Norm that names the situation")
    established_by: PersonRef | None = field("认定人", "Established by")
    established_on: IsoDate | None = field("认定日期", "Established on")


class LiabilityExemption(Block):
    """A finding that an officer's liability is not pursued, and what it rests on."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("执法人员（无则为全体）", "Officer; none for all")
    topic: Topic | None = field("事项", "Topic")
    ground: (
        Literal[
            "unclear_basis_or_differing_understanding",
            "misled_by_party",
            "relied_on_expert_reports",
            "unlicensed_activity_not_detectable",
            "inspected_by_plan",
            "new_evidence_or_objective_limits",
            "measures_taken_party_refused",
            "court_enforcement_applied",
            "force_majeure",
            "slight_and_corrected",
            "other_by_law",
            "innovation",
            "already_sanctioned",
        ]
        | None
    ) = field("不予追究的情形", "Ground of exemption")
    elements: (
        list[
            Literal[
                "party_hid_or_falsified",
                "duty_to_examine_performed",
                "expert_report",
                "no_complaint_received",
                "not_detectable",
                "inspection_duty_not_performed",
                "plan_performed",
                "inspection_not_yet_due",
                "new_evidence",
                "objective_limits",
                "wilful_concealment",
                "evidence_missed_by_gross_negligence",
                "case_filed",
                "correction_ordered",
                "compulsory_measure",
                "penalty_decided",
                "party_refused_or_continued",
                "party_did_not_perform",
                "court_application_made",
                "force_majeure",
                "insurmountable_obstacle",
                "evidently_slight",
                "promptly_corrected",
                "no_harm_or_influence",
                "lack_of_experience_first_trial",
                "exploration_not_clearly_restricted",
                "unintended_for_development",
                "prompt_lawful_correction",
            ]
        ]
        | None
    ) = field("认定的事实", "Facts established")
    norm: Text | None = field("所依据的规定", "Norm that names the ground")
    established_by: PersonRef | None = field("认定人", "Established by")
    established_on: IsoDate | None = field("认定日期", "Established on")


class LiabilityCircumstance(Block):
    """A finding that an officer's liability is heavier, or may be lighter."""

    id: Id = required("编号", "Id")
    person: PersonRef | None = field("执法人员", "Officer")
    kind: (
        Literal[
            "resists_accountability",
            "retaliation",
            "repeated_within_one_year",
            "major_loss_or_grave_influence",
            "heavier_by_law",
            "reported_and_remedied",
            "cooperated",
            "informed_on_others_or_merit",
            "returned_gains",
            "lighter_by_law",
        ]
        | None
    ) = field("情节", "Circumstance")
    norm: Text | None = field("所依据的规定", "Norm that names the circumstance")
    established_by: PersonRef | None = field("认定人", "Established by")
    established_on: IsoDate | None = field("认定日期", "Established on")


class Accountability(Block):
    """What is known about fault: causes, findings, and whether a wrongful result followed."""

    wrongful_result: bool | None = field(
        "造成错误行权后果", "A wrongful exercise of power followed"
    )
    harm: bool | None = field("造成损害或不良影响", "Harm or adverse influence followed")
    instructions: list[Instruction] | None = field("领导指令或干预", "Instructions, interference")
    misconduct: list[Misconduct] | None = field("个人违纪违法认定", "Findings of misconduct")
    delays: list[Delay] | None = field("逾期原因", "Causes of delay")
    omissions: list[Omission] | None = field("未公示原因", "Causes of non-publication")
    noticed: list[Awareness] | None = field(
        "发现错误未纠正的认定", "Errors that were seen and not corrected"
    )
    undiscoverable: list[Awareness] | None = field(
        "无法发现错误的认定", "Errors that could not be discovered"
    )
    found_through: (
        Literal[
            "appeal_or_accusation",
            "media",
            "supervision_from_above",
            "document_review",
            "internal_supervision",
            "other",
        ]
        | None
    ) = field("过错发现途径", "How the fault was found")
    faults: list[OfficerFault] | None = field(
        "执法人员过错的认定", "Findings of an officer's fault"
    )
    exemptions: list[LiabilityExemption] | None = field(
        "不予追究责任的认定", "Findings that liability is not pursued"
    )
    circumstances: list[LiabilityCircumstance] | None = field(
        "从重、从轻、减轻追究的情节", "Circumstances that make liability heavier or lighter"
    )


class Party(Block):
    """The party to the case."""

    kind: (
        Literal[
            "natural_person",
            "legal_person",
            "other_organisation",
            "individual_business",
        ]
        | None
    ) = field("当事人类别", "Kind of party")
    name: Text | None = field("名称或姓名", "Name", personal="name")
    credit_code: CreditCode | None = field("统一社会信用代码", "Unified social credit code")
    identity_number: IdentityNumber | None = field(
        "公民身份号码", "Identity number", personal="identity_number"
    )
    birth_on: IsoDate | None = field("出生日期", "Date of birth", personal="identity_number")
    address: Text | None = field("地址", "Address", personal="address")
    telephone: Text | None = field("联系电话", "Telephone", personal="telephone")
    legal_representative: Text | None = field("法定代表人", "Legal representative", personal="name")
    production_unit: bool | None = field("系生产经营单位或其人员", "A production unit or its staff")
    central_enterprise: bool | None = field("中央企业及其所属", "Central enterprise or part of one")
    capable: bool | None = field("有责任能力", "Able to recognise and control the act")
