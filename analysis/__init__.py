"""Questions asked of the plans, one room each: counts, figures and pages."""
