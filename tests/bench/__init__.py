"""Measuring the house: CPU, queries, bytes, memory and growth, on SQLite and on PostgreSQL."""
