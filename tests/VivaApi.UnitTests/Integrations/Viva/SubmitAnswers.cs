namespace VivaApi.UnitTests.Integrations.Viva;

/// <summary>Answers to a submit, as seen in public code of the relay's family or as a broken host could give them.</summary>
internal static class SubmitAnswers
{
    private const string Json = "application/json";

    /// <summary>Status, content type, body, what it means.</summary>
    public static TheoryData<int, string?, string, string> Taken => new()
    {
        { 200, Json, """{"id":"task_1","object":"video","model":"veo3","status":"queued","progress":0}""", "accepted task_1" },
        { 201, Json, """{"task_id":"task_2"}""", "accepted task_2" },
        { 202, "application/json; charset=utf-8", """{"taskId":"task_3"}""", "accepted task_3" },
        { 200, null, """{"id":"veo3.1-fast:0f8b","status":"pending","status_update_time":1762241017286}""", "accepted veo3.1-fast:0f8b" },
        { 200, "text/plain", """{"code":"success","message":"","data":{"task_id":"task_4"}}""", "accepted task_4" },
        { 200, Json, """{"code":0,"data":{"id":"task_5"}}""", "accepted task_5" },
        { 200, Json, """{"code":200,"data":{"taskId":"task_6"}}""", "accepted task_6" },
        { 200, Json, """{"code":true,"success":true,"data":{"data":{"id":"task_7"}}}""", "accepted task_7" },
        { 200, Json, """{"success":true,"data":{"taskId":"t8","pollingUrl":"https://x.example/t8"}}""", "accepted t8" },
        { 200, Json, """{"id":12345}""", "accepted 12345" },
        { 200, Json, """{"id":null,"task_id":"","data":{"id":"task_9"}}""", "accepted task_9" },
        { 200, Json, """{"id":"a b","task_id":"task_10"}""", "accepted task_10" },
        { 200, Json, """{"id":"..","task_id":"task_11"}""", "accepted task_11" },
        { 200, Json, "\uFEFF{\"id\":\"task_12\"}", "accepted task_12" },
        { 200, Json, """{"id":"task_13","error":{"message":"later","code":"x"},"status":"failed"}""", "accepted task_13" },
        { 200, Json, """{"id":"task_14","error":{},"status":"queued"}""", "accepted task_14" },
        { 200, Json, """{"id":"t","status":"completed","video_url":"https://x.example/v.mp4"}""", "accepted t https://x.example/v.mp4" },
        { 200, Json, """{"id":"t","status":"queued","url":"https://x.example/status/t"}""", "accepted t" },
        { 200, Json, """{"id":"t","url":"https://x.example/status/t"}""", "accepted t" },
        { 200, Json, """{"video_url":"https://x.example/v.mp4"}""", "accepted - https://x.example/v.mp4" },
        { 200, Json, """{"status":"success","data":{"url":"https://x.example/v.mp4"}}""", "accepted - https://x.example/v.mp4" },
    };

    public static TheoryData<int, string?, string, string> RefusedForCertain => new()
    {
        // The relay's three envelopes.
        { 401, Json, """{"error":{"message":"无效的令牌 (request id: 1)","type":"new_api_error","code":""}}""", "KeyRejected" },
        { 401, Json, """{"error":{"message":"该令牌额度已用尽","type":"new_api_error"}}""", "TokenQuotaExhausted" },
        { 401, null, "", "KeyRejected" },
        { 401, "text/html", "<html>login</html>", "KeyRejected" },
        { 403, Json, """{"code":"insufficient_user_quota","message":"用户额度不足, 剩余额度: ＄0.10","data":null}""", "WalletEmpty" },
        { 403, Json, """{"code":"quota_not_enough","message":"user quota is not enough"}""", "WalletEmpty" },
        { 403, Json, """{"error":{"message":"预扣费额度失败, 用户剩余额度: ＄0.1","type":"new_api_error"}}""", "WalletEmpty" },
        { 402, Json, """{"error":"payment required"}""", "WalletEmpty" },
        { 403, Json, """{"code":"pre_consume_token_quota_failed","message":"token quota is not enough"}""", "TokenQuotaExhausted" },
        { 403, Json, """{"error":{"message":"您的 IP 不在令牌允许访问的列表中","code":"access_denied"}}""", "Forbidden" },
        { 403, Json, """{"error":{"message":"该令牌无权访问模型 veo3","type":"new_api_error","code":""}}""", "Forbidden" },
        { 403, "text/html", "<html>blocked</html>", "Forbidden" },
        { 503, Json, """{"error":{"message":"分组 default 下模型 veo3 无可用渠道（distributor）","code":"model_not_found"}}""", "NoChannel" },
        { 503, Json, """{"error":{"message":"分组 default 下模型 veo3 无可用渠道","type":"new_api_error","code":""}}""", "NoChannel" },
        { 404, Json, """{"error":{"message":"no such model","code":"model_not_found"}}""", "NoChannel" },
        { 400, Json, """{"code":"model_price_error","message":"price not set"}""", "NoChannel" },
        { 429, Json, """{"code":"","message":"当前分组上游负载已饱和，请稍后再试"}""", "RateLimited" },
        { 429, null, "", "RateLimited" },
        { 400, Json, """{"code":"invalid_seconds","message":"seconds must be 1..3600"}""", "BadRequest" },
        { 400, Json, """{"error":{"message":"未指定模型名称，模型名称不能为空","type":"new_api_error"}}""", "Other" },
        { 413, Json, """{"code":"read_request_body_failed","message":"body too large"}""", "BadRequest" },
        { 400, Json, """{"code":"sensitive_words_detected","message":"x"}""", "Content" },
        { 400, Json, """{"code":"fail_to_fetch_task","message":"{\"error\":\"PUBLIC_ERROR_UNSAFE_GENERATION\"}"}""", "Content" },

        // What the provider said to the relay is about the relay's account there, never about ours.
        { 401, Json, """{"code":"fail_to_fetch_task","message":"invalid key"}""", "NoChannel" },
        { 403, Json, """{"code":"fail_to_fetch_task","message":"user quota is not enough"}""", "NoChannel" },
        { 404, Json, """{"code":"fail_to_fetch_task","message":"not found"}""", "NoChannel" },
        { 429, Json, """{"code":"fail_to_fetch_task","message":"slow down"}""", "RateLimited" },
        { 422, Json, """{"code":"fail_to_fetch_task","message":"bad duration"}""", "BadRequest" },

        // The route is not there.
        { 404, Json, """{"error":{"message":"Invalid URL (POST /api/veo3/generate)","type":"invalid_request_error"}}""", "RouteNotFound" },
        { 404, "text/html", "<html><title>404</title></html>", "RouteNotFound" },
        { 404, null, "404 page not found", "RouteNotFound" },
        { 405, null, "", "RouteNotFound" },
        { 400, "text/html", "<html>Bad Request</html>", "RouteNotFound" },
        { 200, "text/html; charset=utf-8", "<!doctype html><html></html>", "RouteNotFound" },
        { 200, Json, " \r\n<html></html>", "RouteNotFound" },
        { 301, "text/html", "<html>Moved</html>", "RouteNotFound" },
        { 307, null, "", "RouteNotFound" },

        // Refused with 2xx.
        { 200, Json, """{"success":false,"message":"余额不足"}""", "Other" },
        { 200, Json, """{"code":"insufficient_user_quota","message":"x","data":null}""", "WalletEmpty" },
        { 200, Json, """{"code":1,"id":"request_1","message":"bad"}""", "Other" },
        { 200, Json, """{"error":"prompt is required"}""", "Other" },
        { 409, Json, """{"detail":"conflict"}""", "Other" },
        { 418, Json, "{}", "Other" },
    };

    public static TheoryData<int, string?, string> NobodyKnows => new()
    {
        { 200, Json, "" },
        { 200, Json, "{}" },
        { 200, Json, "null" },
        { 200, Json, "[]" },
        { 200, Json, """[{"id":"task_1"}]""" },
        { 200, Json, "\"task_1\"" },
        { 200, Json, "12" },
        { 200, Json, """{"id":"task_1","stat""" },
        { 200, Json, """{"id":"task_1"}garbage""" },
        { 200, Json, "\u0000\u0001\u0002" },
        { 200, "text/plain", "ok" },
        { 200, Json, """{"id":{"nested":"task_1"}}""" },
        { 200, Json, """{"id":["task_1"]}""" },
        { 200, Json, """{"id":true,"data":"task_1"}""" },
        { 200, Json, """{"id":"\ud800"}""" },
        { 200, Json, """{"id":"has space"}""" },
        { 200, Json, """{"url":"ftp://x.example/v.mp4"}""" },
        { 200, Json, """{"url":"javascript:alert(1)"}""" },
        { 200, Json, """{"status":"queued","url":"https://x.example/v.mp4"}""" },
        { 204, null, "" },
        { 408, null, "" },
        { 499, null, "" },
        { 500, Json, """{"code":"do_request_failed","message":"dial tcp: i/o timeout"}""" },
        { 500, Json, """{"code":"get_channel_failed","message":"x"}""" },
        { 500, Json, """{"id":"task_1"}""" },
        { 500, Json, """{"error":{"message":"无可用渠道","code":"model_not_found"}}""" },
        { 502, "text/html", "<html>Bad Gateway</html>" },
        { 503, "text/html", "<html>busy</html>" },
        { 503, Json, """{"error":{"message":"busy","code":"overloaded"}}""" },
        { 503, Json, """{"code":"fail_to_fetch_task","message":"无可用渠道"}""" },
        { 504, null, "" },
        { 520, null, "cloud" },
        { 100, null, "" },
    };
}
