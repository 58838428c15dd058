"""What a job of GitHub Actions asks of GitHub: one comment on a pull request, and the plans reviewed there."""
