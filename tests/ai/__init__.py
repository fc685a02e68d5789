"""Tests of the computer delegations and the mediator."""
