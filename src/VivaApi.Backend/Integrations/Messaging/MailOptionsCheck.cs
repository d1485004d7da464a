using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using MimeKit;

namespace VivaApi.Backend.Integrations.Messaging;

internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        var texts = problems.Select(problem => $"Mail__{string.Join(',', problem.MemberNames)}: {problem.ErrorMessage}").ToList();
        if (options.Host.Length > 0 && !MailboxAddress.TryParse(options.From, out _))
        {
            texts.Add("Mail__From must be a mail address where Mail__Host is set, for example alerts@example.com.");
        }

        if (options.UserName.Length > 0 && options.Security == MailSecurity.None)
        {
            texts.Add("Mail__Security must not be None where Mail__UserName is set: the password would go in clear.");
        }

        return texts.Count > 0 ? ValidateOptionsResult.Fail(texts) : ValidateOptionsResult.Success;
    }
}
