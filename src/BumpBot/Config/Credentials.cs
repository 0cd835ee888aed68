namespace BumpBot.Config;

/// <summary>As whom GitHub is talked to. A closed family.</summary>
public abstract record Credentials
{
    private Credentials() { }

    /// <summary>Nobody: public repositories can be read, and nothing be written.</summary>
    public sealed record None : Credentials;

    /// <param name="Variable">Where it comes from.</param>
    public sealed record Token(string Value, string Variable) : Credentials
    {
        public override string ToString() => $"{TokenKind.Of(Value)} from {Variable}";
    }

    /// <param name="Issuer">Its number or its client id.</param>
    public sealed record App(string Issuer, AppKey Key) : Credentials
    {
        public override string ToString() => $"the GitHub App {Issuer}";
    }
}
