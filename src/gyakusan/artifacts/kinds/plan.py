"""The plan: milestones, tasks with owners, meetings, and the decisions that led to them."""

from typing import ClassVar

from gyakusan.artifacts.kinds.day_zero import ROLE_CHOICES
from gyakusan.artifacts.models import Kind, Row, Text, Widget, column, listing
from gyakusan.core.language import Label, label


class MilestoneRow(Row):
    """A date by which something is known or reached."""

    title: Text = column("マイルストーン", "Milestone", Widget.LINE)
    done_means: Text = column("達成の条件", "Done means")
    gain: Text = column("得られるもの", "What is gained")
    date: Text = column("日付", "Date", Widget.DATE)


class TaskRow(Row):
    """A task with one owner."""

    milestone: Text = column("マイルストーン", "Milestone", Widget.REF, refs="plan.milestones")
    title: Text = column("タスク", "Task")
    owner_role: Text = column("担当の役割", "Owner role", Widget.CHOICE, choices=ROLE_CHOICES)
    owner: Text = column("担当者", "Owner", Widget.LINE)
    done_means: Text = column("完了の条件", "Done means")
    due: Text = column("期限", "Due", Widget.DATE)
    state: Text = column(
        "状態",
        "State",
        Widget.CHOICE,
        choices={"open": ("未着手", "Open"), "doing": ("進行中", "In progress"), "done": ("完了", "Done")},
    )
    check: Text = column("依頼・技術確認・稟議", "Requests, technical check, approval")


class MeetingRow(Row):
    """A meeting that belongs into everybody's calendar."""

    kind: Text = column(
        "種類",
        "Kind",
        Widget.CHOICE,
        choices={
            "progress": ("進捗会議", "Progress meeting"),
            "executive_report": ("経営層への報告", "Executive report"),
            "workshop": ("ワークショップ", "Workshop"),
            "user_test": ("ユーザーテスト", "User test"),
        },
    )
    title: Text = column("会議", "Meeting", Widget.LINE)
    date: Text = column("初回の日付", "First date", Widget.DATE)
    start: Text = column("開始時刻", "Starts at", Widget.LINE, help=("HH:MM(日本時間)", "HH:MM, Japan time"))
    minutes: float | None = column("時間", "Minutes", Widget.NUMBER, unit=("分", "min"))
    every_weeks: float | None = column("くり返し", "Repeats every", Widget.NUMBER, unit=("週ごと", "weeks"))
    times: float | None = column("回数", "How many times", Widget.NUMBER, unit=("回", "times"))
    attendees: Text = column("参加者", "Attendees")


class Plan(Kind):
    """The 1-3 month plan."""

    key: ClassVar[str] = "plan"
    title: ClassVar[Label] = label("計画", "Plan")
    milestones: tuple[MilestoneRow, ...] = listing("マイルストーン", "Milestones")
    tasks: tuple[TaskRow, ...] = listing("タスク", "Tasks")
    meetings: tuple[MeetingRow, ...] = listing("会議と報告", "Meetings and reports")


METHODS = {
    "score": ("点数", "Score"),
    "vote": ("投票", "Vote"),
    "decider": ("決定者", "Decider"),
    "die": ("サイコロ", "Die"),
}


class DecisionRow(Row):
    """A decision and how it was taken."""

    subject: Text = column("決めたこと", "What was decided")
    options: Text = column("選択肢", "Options", help=("一行に一つ", "One per line"))
    chosen: Text = column("選んだもの", "Chosen")
    method: Text = column("決め方", "Method", Widget.CHOICE, choices=METHODS)
    basis: Text = column("根拠", "Basis")
    by: Text = column("決めた人", "Decided by", Widget.LINE)
    on: Text = column("日付", "Date", Widget.DATE)
    two_way: bool = column("あとで戻せる", "Can be undone", Widget.FLAG)


class Decisions(Kind):
    """The record of decisions."""

    key: ClassVar[str] = "decisions"
    title: ClassVar[Label] = label("決定の記録", "Decisions")
    rows: tuple[DecisionRow, ...] = listing("決定", "Decisions")


class NoteRow(Row):
    """Something that was brought and fits no table; kept word for word."""

    section: Text = column("箇所", "Section", Widget.LINE)
    line: float | None = column("行", "Line", Widget.NUMBER)
    text: Text = column("内容", "Text")


class Notes(Kind):
    """What could not be typed."""

    key: ClassVar[str] = "notes"
    title: ClassVar[Label] = label("メモ", "Notes")
    rows: tuple[NoteRow, ...] = listing("メモ", "Notes")
