# One image for the service and its migrations, and one with the sandbox:
#
#   docker build -t vivaapi-backend .                                 the service (default) with its migrations
#   docker build -t vivaapi-sandbox --target sandbox .                everything on one machine, with stand-ins
#
#   docker run vivaapi-backend                                        the service, on port 8080
#   docker run vivaapi-backend migrations/VivaApi.Migrations.dll      the migrations; apply, then exit
#
# Settings come from the environment; none is written into the image.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS restore
WORKDIR /source
# Only what decides the packages, so that this layer lives until one of these files changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/VivaApi.Backend/VivaApi.Backend.csproj src/VivaApi.Backend/packages.lock.json src/VivaApi.Backend/
COPY migrations/VivaApi.Migrations.csproj migrations/packages.lock.json migrations/
RUN dotnet restore migrations/VivaApi.Migrations.csproj --locked-mode

FROM restore AS publish
COPY .editorconfig ./
COPY src/VivaApi.Backend/ src/VivaApi.Backend/
COPY migrations/ migrations/
# The launcher is left out: it would be built for this machine's processor, and `dotnet` starts the rest on any.
RUN dotnet publish src/VivaApi.Backend/VivaApi.Backend.csproj -c Release --no-restore -p:UseAppHost=false -o /app \
    && dotnet publish migrations/VivaApi.Migrations.csproj -c Release --no-restore -p:UseAppHost=false -o /app/migrations

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS service
# Finished videos, when they are kept in a folder.
RUN mkdir -p /data/videos && chown -R "$APP_UID" /data
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    Storage__Folder=/data/videos
WORKDIR /app
COPY --from=publish /app ./
USER $APP_UID
EXPOSE 8080
VOLUME /data
# The image has no curl: the service asks its own /health/live.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["dotnet", "/app/VivaApi.Backend.dll", "--health-check"]
ENTRYPOINT ["dotnet"]
CMD ["VivaApi.Backend.dll"]

FROM publish AS publish-sandbox
COPY src/VivaApi.Sandbox/VivaApi.Sandbox.csproj src/VivaApi.Sandbox/packages.lock.json src/VivaApi.Sandbox/
RUN dotnet restore src/VivaApi.Sandbox/VivaApi.Sandbox.csproj --locked-mode
COPY src/VivaApi.Sandbox/ src/VivaApi.Sandbox/
RUN dotnet publish src/VivaApi.Sandbox/VivaApi.Sandbox.csproj -c Release --no-restore -p:UseAppHost=false -o /sandbox

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS sandbox
# The sandbox starts a PostgreSQL of its own from the installed binaries, as the user that it runs as.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown "$APP_UID" /data
WORKDIR /app
COPY --from=publish-sandbox /sandbox ./
USER $APP_UID
VOLUME /data
ENTRYPOINT ["dotnet", "VivaApi.Sandbox.dll"]
CMD ["--data", "/data"]

# Without a --target, the image is the service.
FROM service
