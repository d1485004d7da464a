using VivaApi.IntegrationTests.Harness;
using VivaApi.Migrations;

namespace VivaApi.IntegrationTests.Credits;

/// <summary>The audit must be able to fail: each corruption is planted past all guards and must be reported as what it is.</summary>
public sealed class AuditTests(PlantedBooks books) : IClassFixture<PlantedBooks>
{
    private const string NextEntry =
        """
        insert into credit_entries
            (id, user_id, sequence, kind, amount, available_after, reserved_after, reference, created_at)
        select gen_random_uuid(), user_id, version + 1,
        """;

    /// <summary>The corruption, and the numbers of the invariants that it breaks: those and no others must be reported.</summary>
    public static TheoryData<string, string, string> Corruptions => new()
    {
        { "credits from nowhere", "update user_credit_accounts set available_credits = available_credits + 1", "01 05" },
        { "reserved from nowhere", "update user_credit_accounts set reserved_credits = reserved_credits + 1", "02 03 05" },
        { "an account lost", "delete from user_credit_accounts", "01 02 03" },
        { "a movement not counted", "update user_credit_accounts set version = version + 1", "05" },
        { "a grant made larger", "update credit_entries set amount = amount + 1 where kind = 'grant'", "01 04 07 09" },
        { "an entry lost", "delete from credit_entries where kind = 'release'", "01 02 04 06" },
        { "time turned back", "update credit_entries set created_at = created_at - interval '1 day' where sequence = 3", "04" },
        { "a reservation lost", "delete from credit_reservations where state = 'open'", "03 06 12" },
        { "a reservation made larger", "update credit_reservations set held_credits = 16 where state = 'released'", "06 12" },
        {
            "spent credits given back",
            $"""
             {NextEntry} 'release', 15, available_credits + 15, reserved_credits - 15,
                (select reference from credit_reservations where state = 'settled'), now() from user_credit_accounts;
             update user_credit_accounts set version = version + 1,
                available_credits = available_credits + 15, reserved_credits = reserved_credits - 15
             """,
            "03 06"
        },
        { "a payment forgotten", "update orders set state = 'pending', trade_no = null, paid_at = null", "07 17" },
        {
            "paid but not credited",
            "update orders set state = 'paid', trade_no = 'T2', paid_at = now() where state = 'pending'",
            "07"
        },
        {
            "credited without an order",
            $"""
             {NextEntry} 'grant', 50, available_credits + 50, reserved_credits, 'order:' || gen_random_uuid(), now()
               from user_credit_accounts;
             update user_credit_accounts set version = version + 1, available_credits = available_credits + 50;
             update user_viva_api_keys set quota = quota + 50
             """,
            "08"
        },
        { "quota from nowhere", "update user_viva_api_keys set quota = quota + 1", "09" },
        { "used quota from nowhere", "update user_viva_api_keys set used = used + 1", "10" },
        { "reserved quota from nowhere", "update user_viva_api_keys set reserved = reserved + 1", "11" },
        { "a job ended by hand", "update generations set state = 'failed', finished_at = now() where state = 'queued'", "11 12" },
        { "a job revived", "update generations set state = 'queued', finished_at = null where state = 'failed'", "11 12" },
        { "a job lost", "delete from generations where state = 'failed'", "13" },
        { "a refund that nobody made", "update orders set refund_credits = 5 where state = 'paid'", "14" },
        {
            "a refund that took nothing back",
            """
            insert into refunds (id, order_id, user_id, out_request_no, state, source, amount_fen, credits, revoked_credits, reason,
                                 created_at, finished_at, attempts, must_query)
            select gen_random_uuid(), id, user_id, 'R1', 'failed', 'operator', 100, 5, 5, 'a reason', now(), now(), 1, false
              from orders where state = 'paid'
            """,
            "15"
        },
        {
            "credits taken without a refund",
            $"""
             {NextEntry} 'revoke', 5, available_credits - 5, reserved_credits, 'refund:' || gen_random_uuid(), now()
               from user_credit_accounts;
             update user_credit_accounts set version = version + 1, available_credits = available_credits - 5;
             update user_viva_api_keys set quota = quota - 5
             """,
            "16"
        },
        { "a notification without its order", "update payment_notifications set order_id = null where verdict = 'applied'", "17" },
        {
            "a payment that no bill knows",
            """
            insert into reconciliation_runs
                (bill_date, state, attempts, next_attempt_at, lines, foreign_lines, paid_fen, refunded_fen, finished_at)
            select ((paid_at at time zone 'UTC') + interval '8 hours')::date, 'compared', 1, now(), 0, 0, 0, 0, now()
              from orders where state = 'paid'
            """,
            "18"
        },
        {
            "a bill that names no order of ours",
            """
            insert into bill_entries (bill_date, kind, trade_no, out_request_no, serial, out_trade_no, amount_fen)
            values ('2026-03-01', 'payment', 'T9', '', '', 'VIVA9', 100)
            """,
            "19"
        },
    };

    [Theory]
    [MemberData(nameof(Corruptions))]
    public async Task A_corruption_is_reported_as_what_it_is_with_its_rows(string name, string plant, string broken)
    {
        await books.PlantAsync(plant);

        await using var output = new StringWriter();
        var right = await Audit.RunAsync(books.ConnectionString, output, TestContext.Current.CancellationToken);

        var report = Report.Of(output.ToString());
        Assert.False(right, name);
        Assert.Equal(broken.Split(' '), report.Broken);
        Assert.All(report.Broken, number => Assert.NotEmpty(report.RowsOf(number)));
    }

    [Fact]
    public async Task The_command_ends_with_1_and_the_rows_when_the_books_are_wrong()
    {
        await books.PlantAsync("update user_viva_api_keys set used = used + 1");

        var (code, output) = await RealAudit.RunAsync(books.ConnectionString);

        Assert.Equal(1, code);
        Assert.Equal(["10"], Report.Of(output).Broken);
        Assert.Contains("\"used\": 16", Assert.Single(Report.Of(output).RowsOf("10")), StringComparison.Ordinal);
        Assert.EndsWith("THE BOOKS ARE WRONG: see the rows above.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_ends_with_0_and_says_how_much_it_looked_at_when_they_are_right()
    {
        await books.RestoreAsync();

        var (code, output) = await RealAudit.RunAsync(books.ConnectionString);

        Assert.True(code == 0, output);
        var report = Report.Of(output);
        Assert.Empty(report.Broken);
        Assert.Equal(Report.Numbers, report.Right);
        Assert.Contains("(6 credit_entries,", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_invariant_is_broken_by_some_corruption()
    {
        var broken = Corruptions.SelectMany(row => row.Data.Item3.Split(' ')).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Report.Numbers, broken);
    }

    /// <summary>What the audit printed, by the numbers of the invariants' files.</summary>
    private sealed record Report(IReadOnlyList<string> Right, IReadOnlyList<string> Broken, ILookup<string, string> Rows)
    {
        private const string Prefix = "VivaApi.Migrations.Sql.Audit.";

        private static readonly Dictionary<string, string> NumberBySentence = typeof(Audit).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(SentenceOf, name => name[Prefix.Length..][..2], StringComparer.Ordinal);

        public static IEnumerable<string> Numbers => NumberBySentence.Values.Order(StringComparer.Ordinal);

        public IEnumerable<string> RowsOf(string number) => Rows[number];

        public static Report Of(string output)
        {
            List<string> right = [], broken = [];
            var rows = new List<(string Number, string Row)>();
            foreach (var line in output.Split('\n').Select(line => line.TrimEnd()))
            {
                if (line.StartsWith("ok  ", StringComparison.Ordinal))
                {
                    right.Add(NumberOf(line));
                }
                else if (line.StartsWith("FAIL", StringComparison.Ordinal))
                {
                    broken.Add(NumberOf(line));
                }
                else if (line.StartsWith("       {", StringComparison.Ordinal))
                {
                    rows.Add((broken[^1], line.Trim()));
                }
            }

            return new Report(right, broken, rows.ToLookup(row => row.Number, row => row.Row));
        }

        private static string NumberOf(string line) => NumberBySentence[line[5..line.LastIndexOf(" (", StringComparison.Ordinal)]];

        private static string SentenceOf(string resource)
        {
            using var reader = new StreamReader(typeof(Audit).Assembly.GetManifestResourceStream(resource)!);
            return reader.ReadLine()!.TrimStart('-', ' ').Trim();
        }
    }
}
