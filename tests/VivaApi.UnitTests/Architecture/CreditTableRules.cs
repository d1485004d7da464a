using System.Text.RegularExpressions;

namespace VivaApi.UnitTests.Architecture;

/// <summary>Only the ledger's own feature touches the tables of credits, through EF or in SQL.</summary>
internal static partial class CreditTableRules
{
    private const string Owner = "Features.Credits";
    private static readonly string[] Entities = ["CreditAccount", "CreditEntry", "CreditReservation", "RiskAccount", "RiskEntry"];
    private static readonly string[] Queries = ["System.Linq.Queryable", "System.Linq.IQueryable`1", "System.Linq.IOrderedQueryable`1"];

    public static IEnumerable<string> SetsUsedElsewhere(AssemblyScan scan) =>
        (from mention in scan.Mentions
         where mention.From != Owner && mention.To == Owner && Entities.Contains(mention.OfName)
         where mention.Via == Mention.New || IsQuery(mention.Via)
         select $"{mention.From} may not touch the tables of credits: {mention}").Distinct();

    public static IEnumerable<string> TablesNamedElsewhere(AssemblyScan scan) =>
        (from text in scan.Texts
         where Place.Of(text.By) is { } place && place != Owner
         let table = TableName().Match(text.Value)
         where table.Success
         select $"{Place.Of(text.By)} may not touch the tables of credits: {text.By.Name}.{text.Member} names {table.Value}").Distinct();

    private static bool IsQuery(string generic) =>
        generic.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal) || Queries.Contains(generic);

    [GeneratedRegex(@"\b(user_credit_accounts|credit_entries|credit_reservations|risk_account|risk_entries)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TableName();
}
