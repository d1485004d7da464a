using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace VivaApi.Backend.Integrations.Viva;

/// <summary>
/// The multipart body of <c>POST /v1/videos</c>. Written here and not by Refit, whose boundary is a fixed text: a prompt that holds
/// that text would add fields of the customer's own, a dearer model for instance. This boundary cannot be known beforehand.
/// </summary>
internal static class VivaVideosForm
{
    private const string DataScheme = "data:";
    private const string Base64Mark = ";base64,";

    public static ByteArrayContent For(VivaJob job)
    {
        var boundary = RandomNumberGenerator.GetHexString(40, lowercase: true);
        using var form = new MemoryStream();
        AddText("model", job.Model);
        AddText("prompt", job.Prompt);
        AddText("seconds", job.DurationSeconds.ToString(CultureInfo.InvariantCulture));
        if (job.AspectRatio is { } ratio)
        {
            AddText("size", ratio.Replace(':', 'x'));
        }

        AddText("watermark", "false");
        foreach (var (image, place) in job.ImageUrls.Select((image, place) => (image, place)))
        {
            if (TryReadData(image, out var mediaType, out var content))
            {
                Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"input_reference\"; "
                    + $"filename=\"frame{place + 1}.{mediaType["image/".Length..]}\"\r\nContent-Type: {mediaType}\r\n\r\n");
                form.Write(content);
                Write("\r\n");
            }
            else
            {
                AddText("input_reference", image);
            }
        }

        Write($"--{boundary}--\r\n");
        var body = new ByteArrayContent(form.GetBuffer(), 0, (int)form.Length);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        return body;

        void AddText(string name, string value) =>
            Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");

        void Write(string text) => form.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>An image inside of the request: <c>data:image/png;base64,…</c>, sent as the file it is.</summary>
    private static bool TryReadData(string image, out string mediaType, out byte[] content)
    {
        (mediaType, content) = (string.Empty, []);
        var mark = image.IndexOf(Base64Mark, StringComparison.Ordinal);
        if (!image.StartsWith($"{DataScheme}image/", StringComparison.Ordinal) || mark < 0
            || !Base64.IsValid(image.AsSpan(mark + Base64Mark.Length)))
        {
            return false;
        }

        mediaType = image[DataScheme.Length..mark];
        content = Convert.FromBase64String(image[(mark + Base64Mark.Length)..]);
        return mediaType is "image/png" or "image/jpeg" or "image/webp";
    }
}
