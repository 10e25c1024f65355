"""The words of messages in both languages. Owns how values are put into sentences; knows no rule and no command."""
