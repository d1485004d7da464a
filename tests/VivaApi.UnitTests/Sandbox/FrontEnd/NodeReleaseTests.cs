using VivaApi.Sandbox.FrontEnd;

namespace VivaApi.UnitTests.Sandbox.FrontEnd;

public sealed class NodeReleaseTests
{
    [Theory]
    [InlineData("v20.19.0", true)]
    [InlineData("v20.20.2\n", true)]
    [InlineData("v22.12.1", true)]
    [InlineData("v23.0.0", true)]
    [InlineData("v26.3.0", true)]
    [InlineData("v18.20.4", false)]
    [InlineData("v20.18.9", false)]
    [InlineData("v21.7.3", false)]
    [InlineData("v22.11.0", false)]
    public void Only_what_the_build_tool_takes_is_enough(string told, bool enough) =>
        Assert.Equal(enough, NodeRelease.Read(told)?.IsEnough);

    [Theory]
    [InlineData("")]
    [InlineData("node: command not found")]
    [InlineData("v20")]
    [InlineData("v-1.2.3")]
    public void Anything_else_is_no_release(string told) => Assert.Null(NodeRelease.Read(told));
}
