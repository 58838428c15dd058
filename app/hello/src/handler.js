/**
 * Answers GET /hello.
 *
 * @param {{queryStringParameters?: Record<string, string>}} event an HTTP API event, payload format 2.0:
 *   https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @returns {Promise<{statusCode: number, headers: Record<string, string>, body: string}>}
 */
export async function handler(event) {
  const name = event.queryStringParameters?.name?.trim() || "world";
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      message: `Hello, ${name}!`,
      region: process.env.AWS_REGION ?? "local",
    }),
  };
}
