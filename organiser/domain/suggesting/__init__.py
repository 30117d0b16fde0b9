"""Suggests a plan for a session: from a brief and the cards of a playbook to a proposal with reasons."""

from organiser.domain.suggesting.briefs import Brief
from organiser.domain.suggesting.proposals import Proposal, Suggestion, swapped
from organiser.domain.suggesting.search import suggested

__all__ = ["Brief", "Proposal", "Suggestion", "suggested", "swapped"]
