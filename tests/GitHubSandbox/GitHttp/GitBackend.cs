using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Sandbox.Git;

namespace Sandbox.GitHttp;

/// <summary>What <c>git http-backend</c> answered, as a whole.</summary>
internal sealed record GitAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body);

/// <summary>Runs <c>git http-backend</c> for one request, as a web server's CGI would.</summary>
internal static class GitBackend
{
    /// <param name="variable">One more for the hooks; null = none.</param>
    public static async Task<GitAnswer> RunAsync(
        HttpRequest request, string folder, string service, (string Name, string Value)? variable, CancellationToken gone)
    {
        // A push that has come whole is carried out, whoever went away: killed in the middle, git would leave the lock of a branch behind.
        if (request.Method == HttpMethods.Post && service.EndsWith("git-receive-pack", StringComparison.Ordinal))
            gone = CancellationToken.None;
        var start = Prepare(request, folder, service);
        if (variable is { } more)
            start.Environment[more.Name] = more.Value;
        using var process = Process.Start(start)!;
        try
        {
            var pump = PumpAsync(request.Body, process, gone);
            var errors = process.StandardError.ReadToEndAsync(gone);
            using var output = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(output, gone);
            await pump;
            await process.WaitForExitAsync(gone);
            return Parse(output.ToArray(), await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Prepare(HttpRequest request, string folder, string service)
    {
        var start = GitProcess.Prepare(folder, ["http-backend"]);
        var environment = start.Environment;
        environment["GIT_PROJECT_ROOT"] = folder;
        environment["GIT_HTTP_EXPORT_ALL"] = "1";
        environment["PATH_INFO"] = "/" + service;
        environment["QUERY_STRING"] = request.QueryString.Value?.TrimStart('?') ?? "";
        environment["REQUEST_METHOD"] = request.Method;
        environment["CONTENT_TYPE"] = request.ContentType ?? "";
        environment["REMOTE_USER"] = "sandbox";
        environment["REMOTE_ADDR"] = "127.0.0.1";
        if (request.ContentLength is { } length)          // a chunked push has none
            environment["CONTENT_LENGTH"] = length.ToString(CultureInfo.InvariantCulture);
        if (request.Headers.ContentEncoding.Count > 0)
            environment["HTTP_CONTENT_ENCODING"] = request.Headers.ContentEncoding.ToString();
        if (request.Headers["Git-Protocol"].ToString() is { Length: > 0 } protocol)
            environment["GIT_PROTOCOL"] = protocol;
        return start;
    }

    private static async Task PumpAsync(Stream body, Process process, CancellationToken gone)
    {
        try
        {
            await body.CopyToAsync(process.StandardInput.BaseStream, gone);
        }
        catch (IOException)
        {
            // git had enough and closed its end: what it says is on its output
        }
        finally
        {
            process.StandardInput.Close();
        }
    }

    private static GitAnswer Parse(byte[] output, string errors)
    {
        var blank = output.AsSpan().IndexOf("\r\n\r\n"u8);
        if (blank < 0)
            throw new InvalidOperationException($"git http-backend gave no answer: {errors}");
        var status = 200;
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in Encoding.ASCII.GetString(output, 0, blank).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (name == "Status")
                status = int.Parse(value[..3], CultureInfo.InvariantCulture);
            else
                headers.Add(new(name, value));
        }
        return new GitAnswer(status, headers, output[(blank + 4)..]);
    }
}
