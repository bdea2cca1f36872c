using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Renders what <c>query-comment</c> of dbt_project.yml says, for a node or for a connection without one.</summary>
internal sealed class StatementComments(SqlProject project, Invocation invocation, IReadOnlyDictionary<string, object?> values)
{
    private readonly QueryComment setting = project.Context.File.QueryComment;

    /// <param name="node">The node for which statements run; null for none.</param>
    /// <param name="connection">What the connection is for when it is for no node.</param>
    /// <exception cref="ConfigurationException">The template fails, or its text would end the comment.</exception>
    public StatementComment For(Node? node, string connection) =>
        setting.IsOff ? new StatementComment("", IsAppended: false)
        : setting.Comment is { } template ? new StatementComment(Text(template, node, connection), setting.Append)
        : StatementComment.Usual(node?.UniqueId ?? connection, invocation.Id) with { IsAppended = setting.Append };

    private string Text(YamlScalar template, Node? node, string connection)
    {
        var text = Render(template, node, connection).Trim();
        return text.Contains("*/", StringComparison.Ordinal)
            ? throw template.Error($"the query comment comes to '{text}', and '*/' would end it. Leave '*/' out.")
            : text;
    }

    private string Render(YamlScalar template, Node? node, string connection)
    {
        if (!YamlTemplates.IsTemplate(template.Text))
            return template.Text;
        var scope = project.Context.NewScope(values, NoWarehouse.Instance, JinjaUndefinedBehavior.Lenient);
        scope["node"] = node is null ? null : new NodeValue(node);
        scope["connection_name"] = node?.UniqueId ?? connection;
        try
        {
            return TextTemplates.Render(template, scope);
        }
        catch (JinjaException failure)
        {
            throw new ConfigurationException(failure.Message, failure);
        }
    }
}
