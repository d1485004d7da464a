using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using VivaApi.Backend.Platform.Http;

namespace VivaApi.Backend.Features.Generation.Uploads;

/// <summary>Reads an image out of a request: the body itself, or the one file of a form. Holds no more than one image.</summary>
internal static class ImageBody
{
    /// <summary>What this house calls the file of a form; any other name does as well.</summary>
    public const string Part = "image";

    private const int MaxParts = 10;
    private const int MaxBoundaryLength = 70;

    /// <returns>The image's bytes, or what is wrong.</returns>
    public static async Task<(byte[]? Content, ProblemHttpResult? Problem)> ReadAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return OrTooLarge(await BoundedBody.ReadAsync(request, maxBytes, cancellationToken), maxBytes);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundaryLength)
        {
            return (null, StandardProblems.MalformedRequest.Because("The form has no boundary, or one of more than 70 characters."));
        }

        try
        {
            return await FileOfAsync(new MultipartReader(boundary, request.Body), maxBytes, cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return (null, StandardProblems.MalformedRequest.Because("The form is cut off, or is none."));
        }
    }

    private static async Task<(byte[]? Content, ProblemHttpResult? Problem)> FileOfAsync(
        MultipartReader reader, int maxBytes, CancellationToken cancellationToken)
    {
        byte[]? content = null;
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
        {
            if (parts == MaxParts)
            {
                return (null, StandardProblems.MalformedRequest.Because($"The form has more than {MaxParts} parts."));
            }

            // A field of text, such as front ends send along.
            if (section.GetContentDispositionHeader()?.IsFileDisposition() != true)
            {
                continue;
            }

            if (content is not null)
            {
                return (null, StandardProblems.MalformedRequest.Because("Send one image at a time."));
            }

            content = await BoundedBody.ReadAsync(section.Body, maxBytes, cancellationToken);
            if (content is null)
            {
                return OrTooLarge(null, maxBytes);
            }
        }

        return content is null
            ? (null, StandardProblems.MalformedRequest.Because($"The form has no file; send one, called '{Part}'."))
            : (content, null);
    }

    private static (byte[]? Content, ProblemHttpResult? Problem) OrTooLarge(byte[]? content, int maxBytes) => content is null
        ? (null, StandardProblems.RequestTooLarge.Because($"An image may have {maxBytes} bytes."))
        : (content, null);
}
