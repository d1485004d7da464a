using System.Globalization;
using System.Text.Json.Nodes;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Sandbox.Viva.Management;

namespace VivaApi.Sandbox.Viva;

/// <summary>A task in the shapes of the several routes. Where the file's address stands depends on the manner.</summary>
internal sealed class TaskAnswers(VivaManner manner, Func<string> origin)
{
    /// <summary>What a submit is answered.</summary>
    public JsonObject Taken(StandInTask task, DateTimeOffset now) => task.Route switch
    {
        VivaRoute.OperatorsGenerate => OpenAi(task, now),
        VivaRoute.VideoCreate => Created(task, now),
        VivaRoute.Videos => OpenAi(task, now),
        VivaRoute.VideoGenerations => manner switch
        {
            VivaManner.Modern => OpenAi(task, now),
            VivaManner.Legacy => new JsonObject { ["task_id"] = task.Id },
        },
    };

    // The answer to the submit has the whole id, in either manner.
    private JsonObject Created(StandInTask task, DateTimeOffset now)
    {
        var answer = Unified(task, now);
        answer["id"] = task.Id;
        return answer;
    }

    /// <summary><c>/v1/videos/{id}</c>.</summary>
    public JsonObject OpenAi(StandInTask task, DateTimeOffset now)
    {
        var phase = task.PhaseAt(now);
        var answer = new JsonObject
        {
            ["id"] = task.Id,
            ["task_id"] = task.Id,
            ["object"] = "video",
            ["model"] = task.Model,
            ["status"] = phase switch
            {
                StandInPhase.Queued => "queued",
                StandInPhase.Running => "in_progress",
                StandInPhase.Succeeded => "completed",
                StandInPhase.Failed => "failed",
            },
            ["progress"] = task.ProgressAt(now),
            ["created_at"] = task.CreatedAt.ToUnixTimeSeconds(),
        };
        if (phase is StandInPhase.Succeeded or StandInPhase.Failed)
        {
            answer["completed_at"] = task.EndsAt.ToUnixTimeSeconds();
        }

        if (phase == StandInPhase.Failed)
        {
            answer["error"] = new JsonObject { ["message"] = task.FailReason, ["code"] = task.FailCode };
        }

        if (phase == StandInPhase.Succeeded && FileUrl(task) is { } url)
        {
            if (manner == VivaManner.Modern)
            {
                answer["metadata"] = new JsonObject { ["url"] = url };
            }
            else
            {
                answer["video_url"] = url;
            }
        }

        return answer;
    }

    /// <summary><c>/v1/video/query</c>. While it makes the picture larger, there is a file already, and it is not the final one.</summary>
    public JsonObject Unified(StandInTask task, DateTimeOffset now)
    {
        var phase = task.PhaseAt(now);
        var answer = new JsonObject
        {
            // Old hosts leave the model's name away here, though the id from the submit has it.
            ["id"] = manner == VivaManner.Legacy ? task.Id[(task.Id.IndexOf(':', StringComparison.Ordinal) + 1)..] : task.Id,
            ["status"] = phase switch
            {
                StandInPhase.Queued => "pending",
                StandInPhase.Running => task.ProgressAt(now) < 70 ? "video_generating" : "video_upsampling",
                StandInPhase.Succeeded => manner == VivaManner.Modern ? "completed" : "video_upsampling_completed",
                StandInPhase.Failed => manner == VivaManner.Modern ? "failed" : "video_generation_failed",
            },
            ["video_url"] = phase == StandInPhase.Succeeded ? FileUrl(task) : null,
            ["enhanced_prompt"] = task.Prompt,
            ["status_update_time"] = now.ToUnixTimeMilliseconds(),
            ["progress"] = task.ProgressAt(now),
        };
        if (phase == StandInPhase.Failed)
        {
            answer["error"] = task.FailReason;
        }

        return answer;
    }

    /// <summary><c>/v1/video/generations/{id}</c>.</summary>
    public JsonObject Relayed(StandInTask task, DateTimeOffset now) => new()
    {
        ["code"] = "success",
        ["message"] = string.Empty,
        ["data"] = task.Model.StartsWith("veo-", StringComparison.Ordinal) ? GoogleTask(task, now) : Listed(task, now),
    };

    /// <summary>As the relay keeps a task; also what <c>/api/task/self</c> lists. It does not hold the prompt.</summary>
    public JsonObject Listed(StandInTask task, DateTimeOffset now)
    {
        var phase = task.PhaseAt(now);
        var url = phase == StandInPhase.Succeeded ? FileUrl(task) : null;
        var data = new JsonObject
        {
            ["created_at"] = task.CreatedAt.ToUnixTimeSeconds(),
            ["task_id"] = task.Id,
            ["platform"] = "veo",
            ["user_id"] = ManagementGate.UserId,
            ["group"] = "default",
            ["quota"] = task.Price,
            ["action"] = "generate",
            ["status"] = phase switch
            {
                StandInPhase.Queued => "QUEUED",
                StandInPhase.Running => "IN_PROGRESS",
                StandInPhase.Succeeded => "SUCCESS",
                StandInPhase.Failed => "FAILURE",
            },
            ["fail_reason"] = phase == StandInPhase.Failed ? task.FailReason
                : manner == VivaManner.Legacy && url is not null ? url
                : string.Empty,
            ["submit_time"] = task.CreatedAt.ToUnixTimeSeconds(),
            ["start_time"] = phase == StandInPhase.Queued ? 0 : task.StartsAt.ToUnixTimeSeconds(),
            ["finish_time"] = phase is StandInPhase.Succeeded or StandInPhase.Failed ? task.EndsAt.ToUnixTimeSeconds() : 0,
            ["progress"] = $"{task.ProgressAt(now).ToString(CultureInfo.InvariantCulture)}%",
            ["properties"] = new JsonObject { ["input"] = string.Empty, ["origin_model_name"] = task.Model },
        };
        if (manner == VivaManner.Modern && url is not null)
        {
            data["result_url"] = url;
        }

        return data;
    }

    // Google's own channels answer in a shape of theirs, whatever the host's age.
    private JsonObject GoogleTask(StandInTask task, DateTimeOffset now)
    {
        var phase = task.PhaseAt(now);
        return new JsonObject
        {
            ["error"] = phase == StandInPhase.Failed ? new JsonObject { ["message"] = task.FailReason } : null,
            ["format"] = "mp4",
            ["metadata"] = null,
            ["status"] = phase switch
            {
                StandInPhase.Queued => "queued",
                StandInPhase.Running => "processing",
                StandInPhase.Succeeded => "succeeded",
                StandInPhase.Failed => "failed",
            },
            ["task_id"] = task.Id,
            ["url"] = phase == StandInPhase.Succeeded ? FileUrl(task) : null,
        };
    }

    // New hosts give their own content route as the address where the provider has none.
    private string? FileUrl(StandInTask task) => task.Fault switch
    {
        VivaFault.NoFile => null,
        VivaFault.ContentOnly when manner == VivaManner.Legacy => null,
        VivaFault.ContentOnly => $"{origin()}/v1/videos/{Uri.EscapeDataString(task.Id)}/content",
        _ => $"{origin()}/files/{task.FileName}",
    };
}
