using System.Net;
using System.Text;
using VivaApi.IntegrationTests.Harness;

namespace VivaApi.IntegrationTests.Generation;

/// <summary>Images sent as browsers send files: inside of a form, whose framing proves nothing about what is in it.</summary>
public sealed class UploadFormTests(World world) : IClassFixture<World>
{
    private const string Boundary = "----a-boundary";
    private const string FormType = $"multipart/form-data; boundary={Boundary}";
    private const string FileHead = "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n";
    private const string FieldPart = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nfirst frame\r\n";
    private const string FiveParts = $"{FieldPart}{FieldPart}{FieldPart}{FieldPart}{FieldPart}";
    private const int MaxBytes = 10_485_760;

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4];

    [Fact]
    public async Task The_file_of_a_form_is_kept_as_it_is_and_its_fields_are_let_be()
    {
        var customer = await world.CustomerWithAsync("basic");

        var kept = (await SendAsync(customer, Form(FieldPart, Png))).Is(HttpStatusCode.Created);

        Assert.Equal(("image/png", 12), (kept.At<string>("contentType"), kept.At<int>("bytes")));
        Assert.Equal(1, await world.Books.CountAsync(
            $"generation_uploads where id = '{kept.At<string>("id")}' and content = '\\x{Convert.ToHexString(Png)}'::bytea"));
    }

    [Fact]
    public async Task A_file_in_a_form_is_told_by_its_content_and_bounded_like_any_other()
    {
        var customer = await world.CustomerWithAsync("basic");

        (await SendAsync(customer, Form(string.Empty, "<svg/>"u8.ToArray())))
            .IsProblem(HttpStatusCode.UnsupportedMediaType, "not_an_image");
        (await SendAsync(customer, Form(string.Empty, [.. Png, .. new byte[MaxBytes - 11]])))
            .IsProblem(HttpStatusCode.RequestEntityTooLarge, "request_too_large");
        var largest = (await SendAsync(customer, Form(string.Empty, [.. Png, .. new byte[MaxBytes - 12]]))).Is(HttpStatusCode.Created);
        Assert.Equal(MaxBytes, largest.At<int>("bytes"));
    }

    [Theory]
    [InlineData("multipart/form-data", "anything")]
    [InlineData("multipart/form-data; boundary=", "anything")]
    [InlineData(FormType, "")]
    [InlineData(FormType, "no form at all")]
    [InlineData(FormType, $"--{Boundary}\r\n{FileHead}cut off")]
    [InlineData(FormType, $"{FieldPart}--{Boundary}--\r\n")]
    [InlineData(FormType, $"--{Boundary}\r\nContent-Disposition: gar\0bage\r\n\r\nx\r\n--{Boundary}--\r\n")]
    [InlineData(FormType, $"--{Boundary}\r\n{FileHead}one\r\n--{Boundary}\r\n{FileHead}two\r\n--{Boundary}--\r\n")]
    [InlineData(FormType, $"{FiveParts}{FiveParts}{FieldPart}")]
    public async Task A_form_that_holds_no_single_file_is_refused(string contentType, string body)
    {
        var customer = await world.CustomerWithAsync("basic");

        (await customer.PostAsAsync("/uploads", body, contentType)).IsProblem(HttpStatusCode.BadRequest, "malformed_request");

        Assert.Equal(0, await world.Books.CountAsync(
            $"generation_uploads where user_id = (select id from users where email = '{customer.Email}')"));
    }

    private static byte[] Form(string before, byte[] file) =>
    [
        .. Encoding.UTF8.GetBytes($"{before}--{Boundary}\r\n{FileHead}"), .. file, .. Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"),
    ];

    private static Task<Answer> SendAsync(Customer customer, byte[] form) => customer.PostBytesAsync("/uploads", form, FormType);
}
