using Microsoft.EntityFrameworkCore;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Privacy;

namespace VivaApi.Backend.Features.Generation.Uploads;

/// <summary>The images that a customer sent and that are still kept, as Base64.</summary>
internal sealed class UploadExport(AppDbContext db) : IPersonalExport
{
    public string Section => "uploads";

    public IAsyncEnumerable<object> ExportAsync(Guid userId) => db.GenerationUploads.AsNoTracking()
        .Where(upload => upload.UserId == userId).OrderBy(upload => upload.Id).AsAsyncEnumerable()
        .Select(upload => (object)new { upload.Id, upload.ContentType, upload.CreatedAt, upload.ExpiresAt, upload.Content });
}
