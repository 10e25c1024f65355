"""The command line: reads arguments, prints, writes files, exits. Nothing else in riskctl does any of these."""
