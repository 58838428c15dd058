"""Terraform's plans as one comment that a reviewer can judge: plan JSON -> changes -> page -> Markdown, HTML or JSON.

What is secret is taken out where a plan is read (``masked``), so that nothing after it can show it. What a plan's
values may not do to a comment is settled where the page is written (``markdown``, ``html``): before that they are data.
"""

from viaduct.review.changes import Review
from viaduct.review.review import review

__all__ = ["Review", "review"]
