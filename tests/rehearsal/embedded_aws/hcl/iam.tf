resource "aws_iam_policy" "boundary" {
  name = "demo-boundary"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.changed ? ["s3:*", "logs:*"] : ["s3:*"], Resource = "*" }]
  })
}

resource "aws_iam_role" "instance" {
  name                 = "demo-instance"
  description          = var.changed ? "second" : "first"
  permissions_boundary = aws_iam_policy.boundary.arn
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "read" {
  name = "read"
  role = aws_iam_role.instance.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.changed ? ["s3:GetObject", "s3:ListBucket"] : ["s3:GetObject"], Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "ssm" {
  role       = aws_iam_role.instance.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.instance.name
  policy_arn = aws_iam_policy.boundary.arn
}

resource "aws_iam_instance_profile" "instance" {
  name = "demo-instance"
  role = aws_iam_role.instance.name
}
