using VivaApi.Sandbox;
using VivaApi.Sandbox.Demo;
using VivaApi.Sandbox.Host;

namespace VivaApi.UnitTests.Sandbox;

public sealed class CommandLineTests
{
    [Fact]
    public void Nothing_means_run_with_the_defaults() =>
        Assert.Equal(new SandboxCommand.Run(new SandboxOptions()), CommandLine.Read([]));

    [Fact]
    public void Options_may_stand_before_and_after_the_command() =>
        Assert.Equal(
            new SandboxCommand.Demo(new SandboxOptions("/d", 7000, Fresh: true), "一只猫", DemoRoute.Find("videos")!),
            CommandLine.Read(["--data", "/d", "demo", "--fresh", "一只猫", "--port", "7000", "--route", "videos"]));

    [Fact]
    public void The_page_can_be_left_out() =>
        Assert.Equal(new SandboxCommand.Run(new SandboxOptions(HasPage: false)), CommandLine.Read(["--no-page"]));

    [Fact]
    public void A_demo_without_a_prompt_has_one_of_its_own() =>
        Assert.Equal(
            new SandboxCommand.Demo(new SandboxOptions(), CommandLine.DefaultPrompt, DemoRoute.Default), CommandLine.Read(["demo"]));

    [Fact]
    public void An_empty_prompt_is_passed_on_for_the_service_to_refuse() =>
        Assert.Equal(
            new SandboxCommand.Demo(new SandboxOptions(), string.Empty, DemoRoute.Default), CommandLine.Read(["demo", string.Empty]));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_wins_over_all_else(string help) =>
        Assert.IsType<SandboxCommand.Help>(CommandLine.Read(["demo", help, "--bogus"]));

    [Theory]
    [InlineData("--bogus", "--bogus")]
    [InlineData("dmeo", "dmeo")]
    [InlineData("demo|two|prompts", "quotation marks")]
    [InlineData("--port", "--port")]
    [InlineData("--port|0", "65535")]
    [InlineData("--port|65536", "65535")]
    [InlineData("--port|+80", "65535")]
    [InlineData("--data", "--data")]
    [InlineData("demo|--route|sea", "operators, create, videos, generations")]
    [InlineData("--route|videos", "demo")]
    public void What_cannot_be_understood_is_named(string line, string named)
    {
        var wrong = Assert.IsType<SandboxCommand.Wrong>(CommandLine.Read(line.Split('|')));

        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }
}
