"""The reviewers' desk: server-rendered pages. Views read through queries and write through the stores."""
