namespace VivaApi.Sandbox.Postgres;

/// <summary>What a private PostgreSQL is to be like.</summary>
internal sealed record PostgresOptions
{
    /// <summary>Where its data should lie. If the user that must run it cannot work there, another folder is taken.</summary>
    public required string Folder { get; init; }

    /// <summary>A file that remembers the folder really taken; null for a throw-away cluster.</summary>
    public string? FolderPointer { get; init; }

    /// <summary>The superuser's password.</summary>
    public required string Password { get; init; }

    /// <summary>Taken if it is free. Default 0: any free port.</summary>
    public int PreferredPort { get; init; }

    /// <summary>True keeps every promise of a commit (fsync on). Only a throw-away cluster may say false.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>True removes the data as soon as the server has ended, whatever ended it.</summary>
    public bool ThrowAway { get; init; }

    /// <summary>Where the guard writes the server's process down; null for none.</summary>
    public string? ProcessFile { get; init; }

    /// <summary>Receives the server's log, line by line.</summary>
    public Action<string> Log { get; init; } = static _ => { };

    /// <summary>Receives what a person should know (another folder, a crash, a restart).</summary>
    public Action<string> Say { get; init; } = static _ => { };

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
