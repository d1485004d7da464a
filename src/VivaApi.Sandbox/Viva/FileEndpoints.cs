namespace VivaApi.Sandbox.Viva;

/// <summary>Hands out finished files: to anybody who knows the address, and to the key at the content route.</summary>
internal sealed class FileEndpoints(StandInKeys keys, StandInBooks books)
{
    public async Task FileAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["name"] as string;
        var task = books.Find(task => task.FileName == name);
        var isThere = task?.PhaseAt(books.Now) == StandInPhase.Succeeded
            && task.Fault is not (VivaFault.NoFile or VivaFault.ContentOnly or VivaFault.ExpiredFile);
        await (isThere switch
        {
            true when task!.Fault == VivaFault.FileHangs =>
                Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted),
            false => Answers.HtmlAsync(context, 404, "404 Not Found"),
            true when task!.Fault == VivaFault.NotAVideo => Answers.HtmlAsync(context, 200, "This link has moved"),
            true => VideoAsync(context),
        });
    }

    public async Task ContentAsync(HttpContext context)
    {
        if (await keys.AdmitAsync(context) is null)
        {
            return;
        }

        var id = PollEndpoints.IdInPath(context);
        var task = books.Find(task => task.Id == id);
        await (task?.PhaseAt(books.Now) switch
        {
            null => Answers.ErrorAsync(context, 404, "Task not found", type: "invalid_request_error"),
            StandInPhase.Succeeded when task.Fault is VivaFault.NoFile or VivaFault.ExpiredFile =>
                Answers.ErrorAsync(context, 404, "Task has no video", type: "invalid_request_error"),
            StandInPhase.Succeeded => VideoAsync(context),
            var phase => Answers.ErrorAsync(
                context, 400, $"Task is not completed yet, current status: {phase}", type: "invalid_request_error"),
        });
    }

    private static async Task VideoAsync(HttpContext context)
    {
        context.Response.ContentType = "video/mp4";
        context.Response.ContentLength = SampleVideo.Bytes.Length;
        await context.Response.Body.WriteAsync(SampleVideo.Bytes, context.RequestAborted);
    }
}
