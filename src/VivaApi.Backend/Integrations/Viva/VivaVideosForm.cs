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
    public static ByteArrayContent For(VivaJob job)
    {
        var boundary = RandomNumberGenerator.GetHexString(40, lowercase: true);
        var form = new StringBuilder();
        Add("model", job.Model);
        Add("prompt", job.Prompt);
        Add("seconds", job.DurationSeconds.ToString(CultureInfo.InvariantCulture));
        if (job.AspectRatio is { } ratio)
        {
            Add("size", ratio.Replace(':', 'x'));
        }

        Add("watermark", "false");
        foreach (var imageUrl in job.ImageUrls)
        {
            Add("input_reference", imageUrl);
        }

        form.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n");
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(form.ToString()));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
        return content;

        void Add(string name, string value) => form.Append(
            CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
}
