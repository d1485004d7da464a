namespace VivaApi.Sandbox.Processes;

/// <summary>Signals by the numbers that Linux and macOS agree on.</summary>
internal enum PosixSignalNumber
{
    None = 0,

    /// <summary>SIGINT: PostgreSQL's fast shutdown (SIGTERM would wait for its clients).</summary>
    Interrupt = 2,

    /// <summary>SIGQUIT: PostgreSQL's immediate shutdown, which writes nothing more; for data that nobody will read again.</summary>
    Quit = 3,

    /// <summary>SIGTERM: the orderly end of a .NET host.</summary>
    Terminate = 15,
}
