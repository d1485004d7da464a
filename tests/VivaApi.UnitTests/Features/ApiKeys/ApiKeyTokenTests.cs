using VivaApi.Backend.Features.ApiKeys;

namespace VivaApi.UnitTests.Features.ApiKeys;

public sealed class ApiKeyTokenTests
{
    [Fact]
    public void A_new_key_has_its_kind_a_prefix_and_a_checksum()
    {
        var key = ApiKeyToken.New();

        Assert.StartsWith("vk_live_", key, StringComparison.Ordinal);
        Assert.Equal(69, key.Length);
        Assert.Equal(key[..20], ApiKeyToken.PrefixOf(key));
    }

    [Fact]
    public void No_two_keys_are_alike_beyond_their_kind()
    {
        var keys = Enumerable.Range(0, 1_000).Select(_ => ApiKeyToken.New()).ToList();

        Assert.Equal(1_000, keys.Select(key => key[..20]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1_000, keys.Select(key => key[20..63]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Any_one_letter_changed_is_noticed_without_a_database()
    {
        var key = ApiKeyToken.New();

        for (var place = 0; place < key.Length; place++)
        {
            var changed = key[..place] + (key[place] == 'x' ? 'y' : 'x') + key[(place + 1)..];
            Assert.Null(ApiKeyToken.PrefixOf(changed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("vk_live_")]
    [InlineData("vk_test_000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sk-000000000000000000000000000000000000000000000000")]
    public void Other_texts_are_not_keys(string text) => Assert.Null(ApiKeyToken.PrefixOf(text));

    [Fact]
    public void The_checksum_is_part_of_the_contract()
    {
        const string Body = "vk_live_0000000000000000000000000000000000000000000000000000000";

        // A scanner for leaked keys computes it like this; a change would make all keys in use invalid.
        Assert.NotNull(ApiKeyToken.PrefixOf(Body + "ApGUVj"));
    }
}
