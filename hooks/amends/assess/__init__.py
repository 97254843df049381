"""What is computed from records and never written by hand: report cards, clocks, effort, levels, costs."""
