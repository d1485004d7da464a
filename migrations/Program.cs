namespace VivaApi.Migrations;

internal static class Program
{
    private static Task<int> Main() => Task.FromResult(0);
}
