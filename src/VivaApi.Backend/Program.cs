using VivaApi.Backend.Features.ApiKeys;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Features.Generation;
using VivaApi.Backend.Features.Identity;
using VivaApi.Backend.Features.Operations;
using VivaApi.Backend.Features.Payments;
using VivaApi.Backend.Features.Quota;
using VivaApi.Backend.Features.Webhooks;
using VivaApi.Backend.Integrations.Alipay;
using VivaApi.Backend.Integrations.Messaging;
using VivaApi.Backend.Integrations.Storage;
using VivaApi.Backend.Integrations.Viva;
using VivaApi.Backend.Platform;
using VivaApi.Backend.Platform.Health;
using VivaApi.Backend.Platform.Http;
using VivaApi.Backend.Platform.Idempotency;
using VivaApi.Backend.Platform.OpenApi;
using VivaApi.Backend.Platform.Persistence;
using VivaApi.Backend.Platform.Workers;

if (args.Contains(HealthProbe.Argument))
{
    return await HealthProbe.RunAsync();
}

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddWorkers(builder.Configuration)
    .AddPersistence(builder.Configuration)
    .AddEntrance(builder.Configuration)
    .AddIdempotency(builder.Configuration)
    .AddOpenApiDocument().AddHealth()
    .AddAlipay(builder.Configuration).AddViva(builder.Configuration)
    .AddStorage(builder.Configuration).AddMessaging(builder.Configuration)
    .AddIdentityFeature(builder.Configuration)
    .AddApiKeys(builder.Configuration)
    .AddCredits()
    .AddQuota(builder.Configuration)
    .AddPayments(builder.Configuration)
    .AddGeneration(builder.Configuration)
    .AddWebhooks(builder.Configuration)
    .AddOperations(builder.Configuration);

var app = builder.Build();
app.UseEntrance();
app.UseOpenApiDocument();
app.MapHealth();

var api = app.MapApi();
api.MapIdentity();
api.MapApiKeys();
api.MapPayments();
api.MapGeneration();
api.MapOperations();
api.MapQuota();
api.MapCredits();
api.MapWebhooks();
return await app.RunCheckedAsync();
