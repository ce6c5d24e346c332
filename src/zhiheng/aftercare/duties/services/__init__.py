"""What is done about the yearly duties: the self-assessment and the survey."""
