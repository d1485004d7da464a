using Mono.Cecil;
using Mono.Cecil.Cil;

namespace VivaApi.UnitTests.Architecture;

/// <summary>Walks through one type and writes down whatever it names, in the name of the type that encloses it.</summary>
internal sealed class MentionReader
{
    private readonly HashSet<Mention> mentions = [];
    private readonly HashSet<Text> texts = [];
    private readonly TypeDefinition by;
    private string member;

    public MentionReader(TypeDefinition type)
    {
        by = (TypeDefinition)Place.Outermost(type);
        member = type.Name;
        Add(TypeNames.In(type.BaseType));
        AddAttributes(type);
        AddGenericParameters(type);
        foreach (var implemented in type.Interfaces)
        {
            Add(TypeNames.In(implemented.InterfaceType));
            AddAttributes(implemented);
        }

        foreach (var field in type.Fields)
        {
            Read(field);
        }

        foreach (var property in type.Properties)
        {
            member = property.Name;
            AddAttributes(property);
        }

        foreach (var signal in type.Events)
        {
            member = signal.Name;
            Add(TypeNames.In(signal.EventType));
            AddAttributes(signal);
        }

        foreach (var method in type.Methods)
        {
            Read(method);
        }
    }

    public IReadOnlyCollection<Mention> Mentions => mentions;

    public IReadOnlyCollection<Text> Texts => texts;

    private void Read(FieldDefinition field)
    {
        member = field.Name;
        Add(TypeNames.In(field.FieldType));
        AddAttributes(field);
        AddText(field.Constant);
    }

    private void Read(MethodDefinition method)
    {
        member = method.Name == "MoveNext" ? method.DeclaringType.Name : method.Name;
        Add(TypeNames.In((IMethodSignature)method));
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        AddGenericParameters(method);
        Add(method.Overrides.SelectMany(TypeNames.In));
        foreach (var parameter in method.Parameters)
        {
            AddAttributes(parameter);
            AddText(parameter.HasConstant ? parameter.Constant : null);
        }

        if (method.HasBody)
        {
            Read(method.Body);
        }
    }

    private void Read(MethodBody body)
    {
        Add(body.Variables.SelectMany(variable => TypeNames.In(variable.VariableType)));
        Add(body.ExceptionHandlers.SelectMany(handler => TypeNames.In(handler.CatchType)));
        foreach (var instruction in body.Instructions)
        {
            Add(instruction.Operand switch
            {
                MethodReference method => TypeNames.In(method),
                FieldReference field => [.. TypeNames.In(field.DeclaringType), .. TypeNames.In(field.FieldType)],
                TypeReference type => TypeNames.In(type),
                CallSite site => TypeNames.In(site),
                _ => [],
            });
            if (instruction is { OpCode.Code: Code.Newobj, Operand: MethodReference constructor })
            {
                Add(TypeNames.In(constructor.DeclaringType, Mention.New));
            }

            AddText(instruction.Operand);
        }
    }

    private void AddGenericParameters(IGenericParameterProvider owner)
    {
        foreach (var parameter in owner.GenericParameters)
        {
            Add(parameter.Constraints.SelectMany(constraint => TypeNames.In(constraint.ConstraintType)));
            AddAttributes(parameter);
        }
    }

    private void AddAttributes(ICustomAttributeProvider owner)
    {
        foreach (var attribute in owner.CustomAttributes)
        {
            Add(TypeNames.In(attribute.Constructor));
            var named = attribute.Properties.Concat(attribute.Fields).Select(argument => argument.Argument);
            foreach (var argument in attribute.ConstructorArguments.Concat(named))
            {
                AddArgument(argument);
            }
        }
    }

    private void AddArgument(CustomAttributeArgument argument)
    {
        Add(TypeNames.In(argument.Type));
        switch (argument.Value)
        {
            case TypeReference type:
                Add(TypeNames.In(type));
                break;
            case CustomAttributeArgument boxed:
                AddArgument(boxed);
                break;
            case CustomAttributeArgument[] items:
                Array.ForEach(items, AddArgument);
                break;
            default:
                AddText(argument.Value);
                break;
        }
    }

    private void Add(IEnumerable<(TypeReference Of, string Via)> found)
    {
        foreach (var (of, via) in found)
        {
            mentions.Add(new Mention(by, member, of, via));
        }
    }

    private void AddText(object? value)
    {
        if (value is string text)
        {
            texts.Add(new Text(by, member, text));
        }
    }
}
