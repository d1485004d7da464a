namespace VivaApi.UnitTests.Integrations.Viva;

/// <summary>Answers to a poll and what each says: <c>running 30</c>, <c>done url</c>, <c>failed code|reason</c>, …</summary>
internal static class PollAnswers
{
    private const string Json = "application/json";

    public static TheoryData<int, string?, string, string> AboutTheTask => new()
    {
        // OpenAI's shape, as /v1/videos/{id} gives it.
        { 200, Json, """{"id":"t","status":"queued","progress":0}""", "running 0" },
        { 200, Json, """{"id":"t","status":"in_progress","progress":42}""", "running 42" },
        { 200, Json, """{"id":"t","status":"completed","metadata":{"url":"https://x.example/a.mp4"}}""", "done https://x.example/a.mp4" },
        { 200, Json, """{"id":"t","status":"completed","video_url":"https://x.example/a.mp4"}""", "done https://x.example/a.mp4" },
        { 200, Json, """{"id":"t","status":"completed"}""", "done content" },
        { 200, Json, """{"id":"t","status":"completed","video_url":null,"metadata":{}}""", "done content" },
        { 200, Json, """{"id":"t","status":"completed","url":"/v1/videos/t/content"}""", "done content" },
        { 200, Json, """{"id":"t","status":"failed","error":{"message":"no","code":"e1"}}""", "failed e1|no" },
        { 200, Json, """{"id":"t","status":"failed"}""", "failed failed|" },
        { 200, Json, """{"id":"t","status":"unknown","progress":12}""", "running 12" },

        // The relay's own shape, new and old.
        {
            200, Json,
            """{"code":"success","message":"","data":{"task_id":"t","status":"IN_PROGRESS","fail_reason":"","progress":"30%"}}""",
            "running 30"
        },
        { 200, Json, """{"code":"success","data":{"status":"NOT_START","progress":"0%"}}""", "running 0" },
        { 200, Json, """{"code":"success","data":{"status":"SUBMITTED"}}""", "running 0" },
        {
            200, Json,
            """{"code":"success","data":{"status":"SUCCESS","fail_reason":"","result_url":"https://x.example/b.mp4","progress":"100%"}}""",
            "done https://x.example/b.mp4"
        },
        {
            200, Json,
            """{"code":"success","data":{"status":"SUCCESS","fail_reason":"https://x.example/old.mp4"}}""",
            "done https://x.example/old.mp4"
        },
        { 200, Json, """{"code":"success","data":{"status":"SUCCESS","fail_reason":"not an address"}}""", "done content" },
        {
            200, Json,
            """{"code":"success","data":{"status":"FAILURE","fail_reason":"https://x.example/why"}}""",
            "failed failed|https://x.example/why"
        },
        { 200, Json, """{"code":"success","data":{"status":"FAILURE","fail_reason":"任务超时（1440分钟）"}}""", "failed failed|任务超时（1440分钟）" },
        {
            200, Json,
            """{"code":"success","data":{"format":"mp4","status":"succeeded","task_id":"t","url":"https://x.example/g.mp4"}}""",
            "done https://x.example/g.mp4"
        },

        // /v1/video/query and its relatives.
        { 200, Json, """{"id":"t","status":"video_generating","video_url":null}""", "running 0" },
        { 200, Json, """{"id":"t","status":"video_generation_completed","video_url":"https://x.example/small.mp4"}""", "running 0" },
        { 200, Json, """{"id":"t","status":"video_upsampling","progress":80.9}""", "running 80" },
        {
            200, Json,
            """{"id":"t","status":"video_upsampling_completed","video_url":"https://x.example/c.mp4"}""",
            "done https://x.example/c.mp4"
        },
        { 200, Json, """{"id":"t","status":"video_upsampling_failed","error":"boom"}""", "failed error|boom" },
        { 200, Json, """{"id":"t","status":"failed","detail":{"failure_reason":"why","progress_pct":3}}""", "failed failed|why" },
        {
            200, Json,
            """{"id":"t","status":"Completed","detail":{"video_url":"https://x.example/d.mp4"}}""",
            "done https://x.example/d.mp4"
        },
        { 200, Json, """{"status":"completed","videos":["https://x.example/e.mp4"]}""", "done https://x.example/e.mp4" },
        { 200, Json, """{"status":"completed","videos":[]}""", "done content" },
        { 200, Json, """{"status":"SUCCESS","data":{"output":"https://x.example/f.mp4"}}""", "done https://x.example/f.mp4" },
        { 200, Json, """{"status":"done","data":{"data":{"output":"https://x.example/h.mp4"}}}""", "done https://x.example/h.mp4" },
        { 200, Json, """{"state":"exception","error_msg":"x"}""", "failed failed|x" },
        { 200, Json, """{"status":"cancelled","task_status_msg":"stopped"}""", "failed failed|stopped" },
        { 200, Json, """{"id":"t","error":{"message":"gone wrong","code":"e2"}}""", "failed e2|gone wrong" },
        {
            200, Json,
            """{"status":"failed","error":{"message":"PUBLIC_ERROR_UNSAFE_GENERATION"}}""",
            "failed error|PUBLIC_ERROR_UNSAFE_GENERATION content"
        },

        // States that nobody has told us of, and numbers out of range.
        { 200, Json, """{"status":"warming_up"}""", "running 0" },
        { 200, Json, """{"status":"processing","progress":"abc"}""", "running 0" },
        { 200, Json, """{"status":"processing","progress":-5}""", "running 0" },
        { 200, Json, """{"status":"processing","progress":1e300}""", "running 100" },
        { 200, Json, """{"status":"processing","progress":{"a":1}}""", "running 0" },
        { 200, Json, """{"status":"processing","progress":"NaN"}""", "running 0" },
        { 200, Json, """{"status":"completed","url":"file:///etc/passwd"}""", "done content" },
        { 200, Json, """{"status":"completed","url":["https://x.example/a.mp4"]}""", "done content" },
    };

    public static TheoryData<int, string?, string, string> AboutTheQuestion => new()
    {
        { 400, Json, """{"code":"task_not_exist","message":"task_not_exist","data":null}""", "task unknown" },
        { 200, Json, """{"code":"task_not_exist","message":"task_not_exist","data":null}""", "task unknown" },
        { 404, Json, """{"error":{"message":"Task not found","type":"invalid_request_error"}}""", "task unknown" },
        { 404, Json, """{"error":{"message":"Invalid URL (GET /v1/videos/task_1)"}}""", "unreachable RouteNotFound" },
        { 404, "text/html", "<html></html>", "unreachable RouteNotFound" },
        { 401, Json, """{"error":{"message":"无效的令牌","type":"new_api_error"}}""", "unreachable KeyRejected" },
        { 403, Json, """{"code":"insufficient_user_quota","message":"x"}""", "unreachable WalletEmpty" },
        { 403, null, "", "unreachable Forbidden" },
        { 429, null, "", "unreachable RateLimited" },
        { 429, Json, """{"code":"","message":"当前分组上游负载已饱和"}""", "unreachable RateLimited" },
        { 503, Json, """{"error":{"message":"无可用渠道","code":"model_not_found"}}""", "unreachable NoChannel" },
        { 500, Json, """{"code":"get_task_failed","message":"x"}""", "unreachable" },
        { 500, Json, """{"status":"failed","message":"x"}""", "unreachable" },
        { 502, "text/html", "<html>Bad Gateway</html>", "unreachable" },
        { 504, null, "", "unreachable" },
        { 302, null, "", "unreachable RouteNotFound" },
        { 200, "text/html", "<html></html>", "unreachable RouteNotFound" },
        { 200, Json, """{"success":false,"message":"x"}""", "unreachable" },
        { 200, Json, """{"error":{"message":"无效的令牌","type":"new_api_error"}}""", "unreachable" },
        { 200, Json, """{"video_url":"https://x.example/a.mp4"}""", "unreachable" },
        { 200, Json, """{"status":null}""", "unreachable" },
        { 200, Json, """{"status":3}""", "unreachable" },
        { 200, Json, """{"status":{"a":"completed"}}""", "unreachable" },
        { 200, Json, """{"status":"\ud800"}""", "unreachable" },
        { 200, Json, "{}", "unreachable" },
        { 200, Json, "[]", "unreachable" },
        { 200, Json, "null", "unreachable" },
        { 200, Json, "", "unreachable" },
        { 200, Json, """{"status":"completed","video_""", "unreachable" },
        { 200, "text/plain", "completed", "unreachable" },
    };
}
