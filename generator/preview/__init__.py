"""The testers' server: drafts behind an invitation, remarks, answers, results.

It knows the preview build by its contract only; it must not know how a guide is written, checked or drawn.
"""
