namespace Sandbox;

/// <summary>A request to the API with the answer that it truly got.</summary>
/// <param name="Answer">The answer's body: JSON, or empty.</param>
public sealed record SandboxExchange(SandboxRequest Request, string Answer);
