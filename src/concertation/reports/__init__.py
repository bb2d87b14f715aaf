"""Reports: what a process says, told to somebody. No rule prints; a report is written from values that say it all.

``Checked`` holds a report with all that it speaks of, ``Situation`` where everything stands. Each form that they are
told in is one module: ``report_text`` and ``status_text`` are text, ``report_data`` and ``status_data`` plain data;
``report_concise``, ``report_markdown``, ``report_github`` and ``report_sarif`` are the forms that editors, forges and
minutes take, of a ``Checked`` or of an ``Unreadable`` document alike.
"""

from concertation.reports.as_json import as_json, decided_data, problems_data, report_data, status_data
from concertation.reports.checked import Checked
from concertation.reports.concise import report_concise
from concertation.reports.decisions import done_text, refusal_text
from concertation.reports.diagrams import chart_dot, chart_mermaid
from concertation.reports.gates import Blocked
from concertation.reports.github import report_github
from concertation.reports.judged import Judged, Unreadable
from concertation.reports.markdown import report_markdown
from concertation.reports.pathways import departure_data, departures_text, pathway_data, pathway_text
from concertation.reports.rule_pages import rule_page
from concertation.reports.sarif import report_sarif
from concertation.reports.schemas import report_schema
from concertation.reports.situation import Situation, Subject
from concertation.reports.spots import Spot
from concertation.reports.status import status_text
from concertation.reports.text import report_text, summary

__all__ = [
    "Blocked",
    "Checked",
    "Judged",
    "Situation",
    "Spot",
    "Subject",
    "Unreadable",
    "as_json",
    "chart_dot",
    "chart_mermaid",
    "decided_data",
    "departure_data",
    "departures_text",
    "done_text",
    "pathway_data",
    "pathway_text",
    "problems_data",
    "refusal_text",
    "report_concise",
    "report_data",
    "report_github",
    "report_markdown",
    "report_sarif",
    "report_schema",
    "report_text",
    "rule_page",
    "status_data",
    "status_text",
    "summary",
]
