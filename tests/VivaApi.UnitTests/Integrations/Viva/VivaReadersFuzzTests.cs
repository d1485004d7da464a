using System.Text;
using CsCheck;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.UnitTests.Integrations.Viva;

/// <summary>Whatever VivaAPI answers, the readers answer too: with an outcome, never with an exception.</summary>
public sealed class VivaReadersFuzzTests
{
    private static readonly string[] Names =
    [
        "id", "task_id", "data", "status", "state", "error", "code", "message", "url", "video_url", "progress", "fail_reason", "success",
        "items", "total", "quota", "submit_time", "created_at", "properties", "metadata", "type", "output", "videos", "detail",
    ];

    private static readonly string[] Leaves =
    [
        "null", "true", "false", "0", "-1", "1e400", "99999999999999999999", "1.5", "\"\"", "\"succeeded\"", "\"FAILURE\"",
        "\"\\ud800\"", "\"https://x/y.mp4\"", "\"task_not_exist\"", "[]", "{}",
    ];

    private static readonly Gen<string> Leaf = Gen.Int[0, Leaves.Length - 1].Select(place => Leaves[place]);

    private static Gen<string> Json(int depth) => depth == 0
        ? Leaf
        : from kind in Gen.Int[0, 2]
          from leaf in Leaf
          from items in Json(depth - 1).Array[0, 5]
          from names in Gen.Int[0, Names.Length - 1].Array[5]
          select kind switch
          {
              0 => leaf,
              1 => $"[{string.Join(',', items)}]",
              _ => $"{{{string.Join(',', items.Select((item, place) => $"\"{Names[names[place]]}\":{item}"))}}}",
          };

    [Fact]
    public void Any_json_with_any_status_is_read() =>
        (from body in Json(3) from status in Gen.Int[200, 599] select (body, status))
            .Sample(answer => ReadAll(answer.status, Encoding.UTF8.GetBytes(answer.body)), iter: 20_000);

    [Fact]
    public void Any_bytes_are_read() => Gen.Byte.Array[0, 200].Sample(bytes => ReadAll(200, bytes), iter: 5_000);

    private static void ReadAll(int status, byte[] body)
    {
        var reply = new VivaReply(status, "application/json", body);
        Assert.NotNull(VivaSubmitReader.Read(reply));
        Assert.NotNull(VivaPollReader.Read(reply));
        Assert.NotNull(VivaAccountReader.Balance(reply));
        foreach (var item in VivaAccountReader.Page(reply, out _)?.Items ?? [])
        {
            VivaAccountReader.Task(item);
            VivaAccountReader.Charge(item);
        }
    }
}
