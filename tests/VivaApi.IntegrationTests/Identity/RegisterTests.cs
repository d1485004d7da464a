using System.Net;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Identity;

public sealed class RegisterTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Of_many_who_register_one_address_at_once_one_gets_it_and_the_others_hear_that_it_is_taken()
    {
        var caller = world.Service.NewCustomer();
        for (var round = 0; round < 5; round++)
        {
            var email = $"{round}-{caller.Email}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
                caller.PostAsync("/auth/register", new { email, password = LogIns.Password })));

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
            Assert.Equal(19, answers.Count(answer => answer.Status == HttpStatusCode.Conflict && answer.Code == "email_taken"));
            Assert.Equal(1, await world.Books.CountAsync($"users where email = '{email}'"));
        }
    }
}
