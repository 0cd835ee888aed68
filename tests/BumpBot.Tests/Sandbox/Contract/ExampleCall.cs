using System.Text.Json.Nodes;
using Sandbox;

namespace BumpBot.Tests.Sandbox.Contract;

/// <summary>A request to the sandbox, and the status that it must be answered with.</summary>
internal sealed record ExampleCall(string Method, string Path, int Status, JsonNode? Body = null)
{
    public required string? Token { get; init; }

    /// <summary>Whether a validator is sent that fits whatever is there.</summary>
    public bool IsConditional { get; init; }

    /// <returns>The request as the sandbox saw it, and the answer's body.</returns>
    public async Task<(SandboxRequest Seen, string Answer)> SendAsync(GitHubSandbox github)
    {
        using var client = new SandboxClient(github, Token);
        using var answer = await client.SendAsync(new HttpMethod(Method), Path, Body?.DeepClone(), IsConditional ? "*" : null);
        return (github.Requests[^1], await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken));
    }

    public override string ToString() => $"{Method} {Path} -> {Status}";
}
