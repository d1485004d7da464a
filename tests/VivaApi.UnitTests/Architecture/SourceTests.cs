namespace VivaApi.UnitTests.Architecture;

public sealed class SourceTests
{
    private const string Order = "src/VivaApi.Backend/Features/Payments/Order.cs";

    private static readonly IReadOnlyList<SourceFile> Files = SourceTree.Read();

    [Fact]
    public void The_source_is_found() => Assert.Contains(Files, file => file.Path == "src/VivaApi.Backend/Program.cs");

    [Fact]
    public void Files_are_short() => Violations.None(Files.SelectMany(SourceRules.LongFiles));

    [Fact]
    public void The_program_only_composes() => Violations.None(Files.SelectMany(SourceRules.LongPrograms));

    [Fact]
    public void Lines_fit_the_screen() => Violations.None(Files.SelectMany(SourceRules.WideLines));

    [Fact]
    public void Methods_are_short() => Violations.None(Files.SelectMany(SourceRules.LongMethods));

    [Fact]
    public void Warnings_are_mended_and_not_silenced() => Violations.None(Files.SelectMany(SourceRules.SilencedWarnings));

    [Fact]
    public void Code_is_not_folded_away() => Violations.None(Files.SelectMany(SourceRules.Regions));

    [Fact]
    public void Files_name_only_what_the_list_allows() => Violations.None(Files.SelectMany(SourceRules.ForbiddenNames));

    [Fact]
    public void A_file_with_one_line_too_many_is_reported()
    {
        Assert.Single(SourceRules.LongFiles(Some(Order, lines: SourceRules.FileLines + 1)));
        Assert.Empty(SourceRules.LongFiles(Some(Order, lines: SourceRules.FileLines)));
    }

    [Fact]
    public void A_program_with_one_line_too_many_is_reported()
    {
        const string program = "src/VivaApi.Backend/Program.cs";
        Assert.Single(SourceRules.LongPrograms(Some(program, lines: SourceRules.ProgramLines + 1)));
        Assert.Empty(SourceRules.LongPrograms(Some(program, lines: SourceRules.ProgramLines)));
    }

    [Fact]
    public void A_line_with_one_column_too_many_is_reported()
    {
        Assert.Equal([$"{Order}:2 has 141 columns"], SourceRules.WideLines(new SourceFile(Order, "\n" + new string('a', 141))));
        Assert.Empty(SourceRules.WideLines(new SourceFile(Order, new string('a', 140))));
    }

    [Fact]
    public void A_method_with_one_line_too_many_is_reported()
    {
        Assert.Single(SourceRules.LongMethods(SomeMethod(lines: SourceRules.MethodLines + 1)));
        Assert.Empty(SourceRules.LongMethods(SomeMethod(lines: SourceRules.MethodLines)));
    }

    [Fact]
    public void A_silenced_warning_is_reported()
    {
        Assert.Single(SourceRules.SilencedWarnings(new SourceFile(Order, "    # pragma warning disable CS0168")));
        Assert.Empty(SourceRules.SilencedWarnings(new SourceFile(Order, "// no pragma warning here")));
    }

    [Fact]
    public void A_region_is_reported()
    {
        Assert.Single(SourceRules.Regions(new SourceFile(Order, "    # region Fields")));
        Assert.Empty(SourceRules.Regions(new SourceFile(Order, "var region = 1;")));
    }

    [Theory]
    [InlineData("using VivaApi.Backend.Features.Generation;")]
    [InlineData("using static VivaApi.Backend.Features.Operations.Alerts;")]
    [InlineData("const string Name = nameof(VivaApi.Backend.Integrations.Viva.IVivaApi);")]
    public void A_name_that_the_compiler_folds_away_is_reported(string line) =>
        Assert.Single(SourceRules.ForbiddenNames(new SourceFile(Order, line)));

    [Theory]
    [InlineData(Order, "using VivaApi.Backend.Features.Credits;")]
    [InlineData(Order, "using VivaApi.Backend.Features.Identity;")]
    [InlineData(Order, "namespace VivaApi.Backend.Features.Payments;")]
    [InlineData("src/VivaApi.Backend/Program.cs", "using VivaApi.Backend.Features.Operations;")]
    [InlineData("src/VivaApi.Sandbox/Program.cs", "using VivaApi.Backend.Features.Operations;")]
    public void A_name_that_the_list_allows_is_not_reported(string path, string line) =>
        Assert.Empty(SourceRules.ForbiddenNames(new SourceFile(path, line)));

    private static SourceFile Some(string path, int lines) => new(path, string.Join('\n', Enumerable.Repeat("//", lines)) + "\n");

    private static SourceFile SomeMethod(int lines) =>
        new(Order, "class Order\n{\n    void Pay()\n    {\n" + string.Concat(Enumerable.Repeat("\n", lines - 3)) + "    }\n}\n");
}
