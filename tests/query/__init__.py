"""Tests of the question layer."""
