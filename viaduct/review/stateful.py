"""Resource types that hold something which Terraform can't make again, and what that is."""

from __future__ import annotations

_FILES = "its files"
_OBJECTS = "its objects"
_ROWS = "its data"
_MESSAGES = "its messages"
_KEY = "all that it has encrypted"
_IMAGES = "its images"
_LOGS = "its logs"
_CODE = "its code and history"
_VALUE = "its value"
_ADDRESS = "its address, which others use"
_DISK = "its disks"
_USERS = "its users"
_BACKUPS = "its backups"
_AUTHORIZATION = "its authorization, which a person gave"

HOLDS: dict[str, str] = {
    "aws_acm_certificate": "its validation",
    "aws_acmpca_certificate_authority": "its key and all that it has issued",
    "aws_athena_workgroup": "its queries and their history",
    "aws_backup_vault": _BACKUPS,
    "aws_cloudformation_stack": "all that the stack made",
    "aws_cloudfront_distribution": _ADDRESS,
    "aws_cloudtrail_event_data_store": _LOGS,
    "aws_cloudwatch_log_group": _LOGS,
    "aws_codeartifact_domain": "its packages",
    "aws_codeartifact_repository": "its packages",
    "aws_codecommit_repository": _CODE,
    "aws_codeconnections_connection": _AUTHORIZATION,
    "aws_codeconnections_host": _AUTHORIZATION,
    "aws_codestarconnections_connection": _AUTHORIZATION,
    "aws_codestarconnections_host": _AUTHORIZATION,
    "aws_cognito_identity_pool": "its identities",
    "aws_cognito_user_pool": _USERS,
    "aws_customer_gateway": _ADDRESS,
    "aws_db_cluster_snapshot": _BACKUPS,
    "aws_db_instance": _ROWS,
    "aws_db_snapshot": _BACKUPS,
    "aws_directory_service_directory": _USERS,
    "aws_dms_replication_instance": "its tasks' state",
    "aws_docdb_cluster": _ROWS,
    "aws_dynamodb_global_table": _ROWS,
    "aws_dynamodb_table": _ROWS,
    "aws_dynamodb_table_item": _ROWS,
    "aws_ebs_snapshot": _BACKUPS,
    "aws_ebs_volume": _DISK,
    "aws_ecr_repository": _IMAGES,
    "aws_ecrpublic_repository": _IMAGES,
    "aws_efs_file_system": _FILES,
    "aws_eip": _ADDRESS,
    "aws_elasticache_cluster": _ROWS,
    "aws_elasticache_replication_group": _ROWS,
    "aws_elasticsearch_domain": _ROWS,
    "aws_emr_cluster": _ROWS,
    "aws_fsx_lustre_file_system": _FILES,
    "aws_fsx_ontap_file_system": _FILES,
    "aws_fsx_openzfs_file_system": _FILES,
    "aws_fsx_windows_file_system": _FILES,
    "aws_glacier_vault": "its archives",
    "aws_glue_catalog_database": "its tables",
    "aws_glue_catalog_table": "its description of the data",
    "aws_iam_access_key": "the key, which others use",
    "aws_instance": _DISK,
    "aws_keyspaces_table": _ROWS,
    "aws_kinesis_stream": "its records",
    "aws_kinesis_video_stream": "its recordings",
    "aws_kms_external_key": _KEY,
    "aws_kms_key": _KEY,
    "aws_kms_replica_key": _KEY,
    "aws_lb": _ADDRESS,
    "aws_lightsail_database": _ROWS,
    "aws_memorydb_cluster": _ROWS,
    "aws_mq_broker": _MESSAGES,
    "aws_msk_cluster": _MESSAGES,
    "aws_neptune_cluster": _ROWS,
    "aws_opensearch_domain": _ROWS,
    "aws_opensearchserverless_collection": _ROWS,
    "aws_organizations_account": "the account and all in it",
    "aws_qldb_ledger": _ROWS,
    "aws_rds_cluster": _ROWS,
    "aws_rds_global_cluster": _ROWS,
    "aws_redshift_cluster": _ROWS,
    "aws_redshiftserverless_namespace": _ROWS,
    "aws_route53_zone": "its records and its name servers, which the registrar names",
    "aws_s3_bucket": _OBJECTS,
    "aws_s3_directory_bucket": _OBJECTS,
    "aws_s3_object": "the object",
    "aws_s3tables_table": _ROWS,
    "aws_secretsmanager_secret": _VALUE,
    "aws_secretsmanager_secret_version": _VALUE,
    "aws_sns_topic": "its subscriptions, which people confirmed",
    "aws_sns_topic_subscription": "its confirmation",
    "aws_sqs_queue": _MESSAGES,
    "aws_ssm_parameter": _VALUE,
    "aws_timestreamwrite_table": _ROWS,
    "aws_vpn_gateway": _ADDRESS,
}
