using System.Security.Cryptography;
using System.Text;
using VivaApi.Sandbox.Viva;

namespace VivaApi.Bench.Chaos;

/// <summary>Deals faults out to jobs: three in ten get one, every kind as often as every other, at places that the seed chooses.</summary>
internal static class ChaosFaults
{
    private static readonly VivaFault[] Kinds =
    [
        VivaFault.RateLimited, VivaFault.NoChannel, VivaFault.Html, VivaFault.ServerError, VivaFault.Hang, VivaFault.TimeoutAfterAccept,
        VivaFault.Reset, VivaFault.ResetAfterAccept, VivaFault.CutBody, VivaFault.InsertLost, VivaFault.Fails, VivaFault.NoFile,
        VivaFault.ExpiredFile, VivaFault.Slow, VivaFault.PollErrors,
    ];

    /// <summary>
    /// Refusals that are the operator's and pass: a job that brought one along each time it is tried would keep the line closed for all.
    /// </summary>
    private static readonly VivaFault[] Passing = [VivaFault.RateLimited, VivaFault.NoChannel, VivaFault.Html];

    /// <summary>One prompt a job, each different: by its prompt a job is found again at VivaAPI.</summary>
    public static IReadOnlyList<(string Prompt, VivaFault Fault)> Prompts(int jobs, int seed)
    {
        var faults = Enumerable.Range(0, jobs).Select(job => job < jobs * 3 / 10 ? Kinds[job % Kinds.Length] : VivaFault.None)
            .Select((fault, job) => (fault, Place: Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{seed}/{job}")))))
            .OrderBy(dealt => dealt.Place, StringComparer.Ordinal)
            .Select(dealt => dealt.fault);
        return [.. faults.Select((fault, job) => ($"video {job}{Marker(fault)}", fault))];
    }

    private static string Marker(VivaFault fault) => fault == VivaFault.None
        ? string.Empty
        : $" [[fault:{VivaFaultTable.Entries.Single(entry => entry.Fault == fault).Marker}{(Passing.Contains(fault) ? "=1" : null)}]]";
}
