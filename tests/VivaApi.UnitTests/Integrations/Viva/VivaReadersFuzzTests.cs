using System.Text;
using CsCheck;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Integrations.Viva.Account;

namespace VivaApi.UnitTests.Integrations.Viva;

/// <summary>Whatever VivaAPI answers, the readers answer too: with an outcome, never with an exception.</summary>
public sealed class VivaReadersFuzzTests
{
    private static readonly Gen<string> Name = Gen.OneOfConst(
        "id", "task_id", "data", "status", "state", "error", "code", "message", "url", "video_url", "progress", "fail_reason", "success",
        "items", "total", "quota", "submit_time", "created_at", "properties", "metadata", "type", "output", "videos", "detail");

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Gen.OneOfConst(
            "null", "true", "false", "0", "-1", "1e400", "99999999999999999999", "1.5", "\"\"", "\"succeeded\"", "\"FAILURE\"", "\"\\ud800\"",
            "\"https://x/y.mp4\"", "\"task_not_exist\"", "[]", "{}"),
        Gen.String.Select(text => System.Text.Json.JsonSerializer.Serialize(text)));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Gen.Select(Name, inner).Array[0, 5].Select(fields => $"{{{string.Join(',', fields.Select(field => $"\"{field.Item1}\":{field.Item2}"))}}}"),
            inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")));

    [Fact]
    public void Any_json_with_any_status_is_read() =>
        Gen.Select(Json, Gen.Int[200, 599]).Sample((body, status) => ReadAll(status, Encoding.UTF8.GetBytes(body)), iter: 20_000);

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
